package eu.akkoord.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Passes on the refusal of a service, to a question that several are asked, as it is. */
@RestControllerAdvice
@Order(0)
final class RefusalAdvice {
    @ExceptionHandler
    void refused(Services.Refused refused, HttpServletResponse response) throws IOException {
        response.setStatus(refused.status());
        refused.headers().toSingleValueMap().forEach(response::setHeader);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.getOutputStream().write(refused.body());
    }
}
