<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:stellwerk:antrag:1.0" xmlns:e="urn:stellwerk:eingang:1.0" xmlns:frame="urn:stellwerk:antrag-frame:1.0" xmlns:j="http://www.w3.org/2005/xpath-functions" version="3.0" expand-text="yes" exclude-result-prefixes="#all">
    <xsl:import href="stellwerk:antrag-frame-1.0.xsl"/>
    <xsl:template name="antragsteller">
        <xsl:sequence select="frame:antragsteller(e:applicant/*, (frame:wert(e:applicant/*, 'kind'), 'person')[1], map{'familyName': e:form/*/name, 'street': 'Musterweg', 'houseNumber': '1'})"/>
    </xsl:template>
    <xsl:template match="e:form" mode="formular">
        <gruppe id="probe">
            <bezeichnung>Probe</bezeichnung>
            <feld id="plates"><bezeichnung>Anzahl</bezeichnung><ganzzahl>{*/plates}</ganzzahl></feld>
        </gruppe>
    </xsl:template>
</xsl:stylesheet>
