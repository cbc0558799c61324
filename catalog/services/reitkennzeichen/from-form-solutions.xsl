<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:e="urn:stellwerk:eingang:1.0"
    xmlns:frame="urn:stellwerk:antrag-frame:1.0" xmlns:form="urn:stellwerk:form:reitkennzeichen:1.0"
    xmlns:fs="urn:stellwerk:form:reitkennzeichen:form-solutions:1.0" version="3.0" exclude-result-prefixes="#all">

    <xsl:import href="groups.xsl"/>

    <xsl:template name="antragsteller">
        <xsl:variable name="antragsteller" select="e:form/fs:reitkennzeichen/antragsteller"/>
        <xsl:sequence select="
                form:antragsteller(e:applicant/*, frame:angabe($antragsteller, ?),
                    frame:angabe($antragsteller/organisation, ?))"/>
    </xsl:template>

    <xsl:template match="e:form" mode="formular">
        <xsl:variable name="inhalt" select="fs:reitkennzeichen"/>
        <xsl:sequence select="
                form:gruppen(frame:angabe($inhalt, ?), frame:angabe($inhalt/reiterhof, ?),
                    frame:angabe($inhalt/erklaerungen, ?), $inhalt/kennzeichen)"/>
    </xsl:template>
</xsl:stylesheet>
