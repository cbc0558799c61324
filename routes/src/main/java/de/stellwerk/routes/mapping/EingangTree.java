package de.stellwerk.routes.mapping;

import static de.stellwerk.schemas.xml.TreeBuilder.attribute;

import de.stellwerk.schemas.xml.TreeBuilder;
import java.time.Instant;
import net.sf.saxon.om.NodeName;
import net.sf.saxon.s9api.XdmNode;
import tools.jackson.databind.JsonNode;

/** The source tree of a mapping, namespace {@code urn:stellwerk:eingang:1.0}. */
final class EingangTree {

    private static final NodeName EINGANG = element("eingang");
    private static final NodeName SERVICE = element("service");
    private static final NodeName TENANT = element("tenant");
    private static final NodeName AREA = element("area");
    private static final NodeName APPLICANT = element("applicant");
    private static final NodeName ATTACHMENTS = element("attachments");
    private static final NodeName ATTACHMENT = element("attachment");
    private static final NodeName FORM = element("form");

    private static final NodeName ID = attribute("id");
    private static final NodeName RECEIVED_AT = attribute("receivedAt");
    private static final NodeName SENT_AT = attribute("sentAt");
    private static final NodeName TEST = attribute("test");
    private static final NodeName PORTAL = attribute("portal");
    private static final NodeName REFERENCE = attribute("reference");
    private static final NodeName CASE = attribute("case");
    private static final NodeName KEY = attribute("key");
    private static final NodeName URN = attribute("urn");
    private static final NodeName NAME = attribute("name");
    private static final NodeName FIM = attribute("fim");
    private static final NodeName ARS = attribute("ars");
    private static final NodeName PURPOSE = attribute("purpose");
    private static final NodeName MEDIA_TYPE = attribute("mediaType");
    private static final NodeName SIZE = attribute("size");
    private static final NodeName SHA512 = attribute("sha512");

    private final TreeBuilder tree = new TreeBuilder();

    private EingangTree() {}

    static XdmNode of(Eingang eingang) {
        return new EingangTree().build(eingang);
    }

    private XdmNode build(Eingang eingang) {
        head(eingang);
        eingang.form().applicantBeside().ifPresent(this::applicant);
        attachments(eingang);
        tree.start(FORM);
        form(eingang.form());
        return tree.end().end().document();
    }

    private void applicant(JsonNode applicant) {
        tree.start(APPLICANT);
        JsonAsXml.append(applicant, tree);
        tree.end();
    }

    private void head(Eingang eingang) {
        tree.start(EINGANG)
                .with(ID, eingang.id().toString())
                .with(RECEIVED_AT, eingang.receivedAt().toString())
                .with(SENT_AT, eingang.sentAt().map(Instant::toString).orElse(null))
                .with(TEST, Boolean.toString(eingang.test()))
                .with(PORTAL, eingang.portal())
                .with(REFERENCE, eingang.reference())
                .with(CASE, eingang.caseReference().orElse(null));
        tree.start(SERVICE)
                .with(KEY, eingang.service().key())
                .with(URN, eingang.service().urn())
                .with(NAME, eingang.service().name())
                .with(FIM, eingang.service().fim().orElse(null))
                .end();
        tree.start(TENANT)
                .with(ARS, eingang.tenant().ars())
                .with(NAME, eingang.tenant().name())
                .end();
        tree.start(AREA).with(ARS, eingang.area()).end();
    }

    private void attachments(Eingang eingang) {
        tree.start(ATTACHMENTS);
        for (Eingang.Attachment attachment : eingang.attachments()) {
            tree.start(ATTACHMENT)
                    .with(ID, attachment.id().toString())
                    .with(NAME, attachment.name())
                    .with(PURPOSE, attachment.purpose())
                    .with(MEDIA_TYPE, attachment.mediaType())
                    .with(SIZE, Long.toString(attachment.size()))
                    .with(SHA512, attachment.sha512())
                    .end();
        }
        tree.end();
    }

    private void form(Eingang.Form form) {
        if (form instanceof Eingang.Form.Json json) {
            JsonAsXml.append(json.form(), tree);
        } else if (form instanceof Eingang.Form.Xml xml) {
            tree.copyOf(xml.form());
        }
    }

    private static NodeName element(String name) {
        return TreeBuilder.element("e", "urn:stellwerk:eingang:1.0", name);
    }
}
