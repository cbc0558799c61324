<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:stellwerk:antrag:1.0"
    xmlns:e="urn:stellwerk:eingang:1.0" xmlns:frame="urn:stellwerk:antrag-frame:1.0"
    xmlns:j="http://www.w3.org/2005/xpath-functions" version="3.0" exclude-result-prefixes="#all">

    <xsl:import href="stellwerk:antrag-frame-1.0.xsl"/>

    <xsl:variable name="listen" select="'urn:stellwerk:codeliste:hundehaltung:'"/>

    <xsl:template match="e:form" mode="formular">
        <xsl:variable name="wert" select="frame:wert(j:map, ?)"/>
        <xsl:sequence select="
                frame:gruppe('meldung', 'Meldung', (
                    frame:code('anlass', 'Anlass der Meldung', $listen || 'anlass',
                        map{'beginn': 'Beginn der Haltung', 'aenderung': 'Änderung', 'ende': 'Ende der Haltung'},
                        $wert('anlass')),
                    frame:text('bemerkung', 'Bemerkung', $wert('bemerkung'))))"/>
        <xsl:apply-templates select="j:map/j:array[@key = 'hunde']/j:map" mode="formular"/>
        <xsl:variable name="haftpflicht" select="j:map/j:map[@key = 'haftpflicht']"/>
        <xsl:sequence select="
                frame:gruppe('nachweise', 'Nachweise', (
                    frame:wahrheitswert('sachkunde', 'Sachkundenachweis liegt vor', $wert('sachkunde')),
                    frame:gruppe('haftpflicht', 'Haftpflichtversicherung', (
                        frame:text('versicherer', 'Versicherer', frame:wert($haftpflicht, 'versicherer')),
                        frame:text('nummer', 'Nummer des Versicherungsscheins', frame:wert($haftpflicht, 'nummer')))))),
                frame:gruppe('erklaerungen', 'Erklärungen',
                    frame:wahrheitswert('angabenRichtig', 'Meine Angaben sind richtig und vollständig', $wert('angabenRichtig')))"/>
    </xsl:template>

    <xsl:template match="j:array[@key = 'hunde']/j:map" mode="formular">
        <xsl:variable name="wert" select="frame:wert(., ?)"/>
        <xsl:sequence select="
                frame:gruppe('hund', 'Hund', (
                    frame:text('name', 'Rufname', $wert('name')),
                    frame:text('rasse', 'Rasse oder Kreuzung', $wert('rasse')),
                    frame:code('geschlecht', 'Geschlecht', $listen || 'geschlecht',
                        map{'weiblich': 'weiblich', 'maennlich': 'männlich'}, $wert('geschlecht')),
                    frame:datum('wurfdatum', 'Wurfdatum', $wert('wurfdatum')),
                    frame:fim('F05000744', frame:text('chipnummer', 'Nummer des Mikrochips', $wert('chipnummer'))),
                    frame:dezimalzahl('schulterhoehe', 'Schulterhöhe in cm', $wert('schulterhoehe')),
                    frame:dezimalzahl('gewicht', 'Gewicht in kg', $wert('gewicht')),
                    frame:datum('haltungSeit', 'Gehalten seit', $wert('haltungSeit'))))"/>
    </xsl:template>
</xsl:stylesheet>
