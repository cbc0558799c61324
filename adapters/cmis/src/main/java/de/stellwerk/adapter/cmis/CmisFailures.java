package de.stellwerk.adapter.cmis;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.web.HttpFailures;
import de.stellwerk.adapter.web.Intent;
import java.util.Map;
import org.apache.chemistry.opencmis.commons.exceptions.CmisBaseException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisConnectionException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisConstraintException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisContentAlreadyExistsException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisFilterNotValidException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisInvalidArgumentException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisNameConstraintViolationException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisNotSupportedException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisObjectNotFoundException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisPermissionDeniedException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisProxyAuthenticationException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisServiceUnavailableException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisStreamNotSupportedException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisTooManyRequestsException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisUnauthorizedException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisUpdateConflictException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisVersioningException;

/** CMIS exceptions as the HTTP statuses they travel as, so that the one table applies. */
final class CmisFailures {

    private static final int UNKNOWN = 500;

    private static final Map<Class<?>, Integer> STATUS = Map.ofEntries(
            Map.entry(CmisInvalidArgumentException.class, 400),
            Map.entry(CmisFilterNotValidException.class, 400),
            Map.entry(CmisUnauthorizedException.class, 401),
            Map.entry(CmisPermissionDeniedException.class, 403),
            Map.entry(CmisStreamNotSupportedException.class, 409),
            Map.entry(CmisObjectNotFoundException.class, 404),
            Map.entry(CmisNotSupportedException.class, 405),
            Map.entry(CmisProxyAuthenticationException.class, 407),
            Map.entry(CmisConstraintException.class, 409),
            Map.entry(CmisNameConstraintViolationException.class, 409),
            Map.entry(CmisContentAlreadyExistsException.class, 409),
            Map.entry(CmisUpdateConflictException.class, 409),
            Map.entry(CmisVersioningException.class, 409),
            Map.entry(CmisTooManyRequestsException.class, 429),
            Map.entry(CmisServiceUnavailableException.class, 503));

    private CmisFailures() {}

    static DeliveryFailure of(CmisBaseException thrown, Intent intent) {
        if (thrown instanceof CmisConnectionException) {
            return HttpFailures.of(thrown, intent);
        }
        int status = STATUS.getOrDefault(thrown.getClass(), UNKNOWN);
        return HttpFailures.ofStatus(status, null, String.valueOf(thrown.getMessage()), intent);
    }
}
