<?xml version="1.0" encoding="UTF-8"?>
<!-- The groups and fields of the form, and its applicant, the same whichever variant its values come from. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:stellwerk:antrag:1.0"
    xmlns:frame="urn:stellwerk:antrag-frame:1.0" xmlns:form="urn:stellwerk:form:reitkennzeichen:1.0"
    xmlns:j="http://www.w3.org/2005/xpath-functions" xmlns:xs="http://www.w3.org/2001/XMLSchema" version="3.0" exclude-result-prefixes="#all">

    <xsl:import href="stellwerk:antrag-frame-1.0.xsl"/>

    <xsl:variable name="listen" select="'urn:stellwerk:codeliste:reitkennzeichen:'"/>

    <!-- The applicant where the form asks for it. $account is what the message says of the account, $wert and $organisation give
        the form's values by their names. -->
    <xsl:function name="form:antragsteller" as="element()+">
        <xsl:param name="account" as="element(j:map)"/>
        <xsl:param name="wert" as="function(xs:string) as item()?"/>
        <xsl:param name="organisation" as="function(xs:string) as item()?"/>

        <xsl:sequence select="
                frame:antragsteller($account,
                    if ($organisation('name') or frame:wert($account, 'kind') = 'organisation') then 'organisation' else 'person',
                    map{
                        'organisationName': $organisation('name'), 'legalForm': $organisation('rechtsform'),
                        'registerNumber': $organisation('registernummer'), 'registerCourt': $organisation('registergericht'),
                        'familyName': $wert('familienname'), 'givenName': $wert('vorname'),
                        'birthName': $wert('geburtsname'), 'dateOfBirth': $wert('geburtsdatum'),
                        'street': $wert('strasse'), 'houseNumber': $wert('hausnummer'), 'postalCode': $wert('postleitzahl'),
                        'city': $wert('ort'), 'country': $wert('land'), 'email': $wert('email'), 'phone': $wert('telefon')})"/>
    </xsl:function>

    <!-- $wert gives the value of a field by its name; plates are given on their own. -->
    <xsl:function name="form:gruppen" as="element()*">
        <xsl:param name="wert" as="function(xs:string) as item()?"/>
        <xsl:param name="hof" as="function(xs:string) as item()?"/>
        <xsl:param name="erklaerung" as="function(xs:string) as item()?"/>
        <xsl:param name="kennzeichen" as="item()*"/>

        <xsl:sequence select="
                frame:gruppe('antrag', 'Antrag', (
                    frame:code('antragsart', 'Art des Antrags', $listen || 'antragsart',
                        map{'zuteilung': 'Erstmalige Zuteilung', 'verlaengerung': 'Verlängerung'}, $wert('antragsart')),
                    frame:code('haltungsart', 'Art der Haltung', $listen || 'haltungsart',
                        map{'privat': 'Private Haltung', 'reiterhof': 'Reiterhof'}, $wert('haltungsart')),
                    frame:ganzzahl('kalenderjahr', 'Kalenderjahr der Reiterplakette', $wert('kalenderjahr')),
                    frame:ganzzahl('anzahlKennzeichen', 'Anzahl der Kennzeichen', $wert('anzahlKennzeichen')),
                    frame:datum('gueltigAb', 'Gewünscht ab', $wert('gueltigAb')),
                    frame:code('aushaendigung', 'Aushändigung', $listen || 'aushaendigung',
                        map{'versand': 'Versand', 'abholung': 'Abholung'}, $wert('aushaendigung')),
                    frame:text('bemerkung', 'Bemerkung', $wert('bemerkung')))),
                $kennzeichen ! frame:gruppe('kennzeichen', 'Vorhandenes Kennzeichen',
                    frame:text('nummer', 'Kennzeichen', .)),
                frame:gruppe('reiterhof', 'Reiterhof', (
                    frame:text('name', 'Name des Reiterhofs', $hof('name')),
                    frame:gruppe('anschrift', 'Anschrift', (
                        frame:text('strasse', 'Straße', $hof('strasse')),
                        frame:text('hausnummer', 'Hausnummer', $hof('hausnummer')),
                        frame:text('postleitzahl', 'Postleitzahl', $hof('postleitzahl')),
                        frame:text('ort', 'Ort', $hof('ort')))),
                    frame:ganzzahl('anzahlPferde', 'Anzahl der Pferde', $hof('anzahlPferde')))),
                frame:gruppe('erklaerungen', 'Erklärungen', (
                    frame:wahrheitswert('angabenRichtig', 'Meine Angaben sind richtig und vollständig', $erklaerung('angabenRichtig')),
                    frame:wahrheitswert('reiternachweis', 'Ich halte fest, wer mit dem Kennzeichen geritten ist', $erklaerung('reiternachweis')),
                    frame:wahrheitswert('datenschutz', 'Ich habe die Hinweise zum Datenschutz gelesen', $erklaerung('datenschutz'))))"/>
    </xsl:function>
</xsl:stylesheet>
