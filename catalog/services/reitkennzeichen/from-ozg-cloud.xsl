<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:e="urn:stellwerk:eingang:1.0"
    xmlns:frame="urn:stellwerk:antrag-frame:1.0" xmlns:form="urn:stellwerk:form:reitkennzeichen:1.0"
    xmlns:j="http://www.w3.org/2005/xpath-functions" version="3.0" exclude-result-prefixes="#all">

    <xsl:import href="groups.xsl"/>

    <xsl:template name="antragsteller">
        <xsl:variable name="antragsteller" select="e:form/j:map/j:map[@key = 'antragsteller']"/>
        <xsl:sequence select="
                form:antragsteller(e:applicant/j:map, frame:wert($antragsteller, ?),
                    frame:wert($antragsteller/j:map[@key = 'organisation'], ?))"/>
    </xsl:template>

    <!-- A name that stands once is a value, one that stands several times a list. -->
    <xsl:template match="e:form" mode="formular">
        <xsl:sequence select="
                form:gruppen(frame:wert(j:map, ?), frame:wert(j:map/j:map[@key = 'reiterhof'], ?),
                    frame:wert(j:map/j:map[@key = 'erklaerungen'], ?),
                    j:map/*[@key = 'kennzeichen']/descendant-or-self::j:string)"/>
    </xsl:template>
</xsl:stylesheet>
