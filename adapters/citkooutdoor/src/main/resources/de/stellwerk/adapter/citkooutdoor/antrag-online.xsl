<?xml version="1.0" encoding="UTF-8"?>
<!-- The Antrag document as "Antrag Online" is assumed to want it: flat attributes, and the form as nested sections. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:a="urn:stellwerk:antrag:1.0" xmlns="urn:stellwerk:annahme:citkooutdoor:1.0" exclude-result-prefixes="a" version="3.0">
    <xsl:output method="xml" encoding="UTF-8" indent="no"/>

    <xsl:template match="/a:antrag">
        <antragOnline version="1.0" test="{@test}">
            <kopf hubId="{a:nachrichtenkopf/a:nachrichtenUUID}" eingang="{a:nachrichtenkopf/a:eingangszeitpunkt}" portal="{a:nachrichtenkopf/a:portal}" portalreferenz="{a:nachrichtenkopf/a:portalreferenz}"/>
            <verfahren schluessel="{a:leistung/a:schluessel}" bezeichnung="{a:leistung/a:bezeichnung}"/>
            <behoerde ars="{a:zustaendigeStelle/a:ars}" bezeichnung="{a:zustaendigeStelle/a:bezeichnung}" gebiet="{a:zustaendigeStelle/a:gebiet}"/>
            <antragsteller konto="{a:antragsteller/a:konto}">
                <xsl:apply-templates select="a:antragsteller/(a:person | a:organisation)"/>
            </antragsteller>
            <angaben>
                <xsl:apply-templates select="a:formular/a:gruppe"/>
            </angaben>
            <xsl:apply-templates select="a:anlagen, a:zahlung"/>
        </antragOnline>
    </xsl:template>

    <xsl:template match="a:person | a:organisation">
        <xsl:element name="{local-name()}">
            <xsl:for-each select="*">
                <xsl:element name="{local-name()}">
                    <xsl:copy-of select="@vertrauensniveau"/>
                    <xsl:value-of select="."/>
                </xsl:element>
            </xsl:for-each>
        </xsl:element>
    </xsl:template>

    <xsl:template match="a:gruppe">
        <abschnitt id="{@id}" bezeichnung="{a:bezeichnung}">
            <xsl:apply-templates select="a:feld | a:gruppe"/>
        </abschnitt>
    </xsl:template>

    <xsl:template match="a:feld">
        <xsl:variable name="wert" select="* except a:bezeichnung"/>
        <angabe id="{@id}" bezeichnung="{a:bezeichnung}" typ="{local-name($wert)}">
            <xsl:value-of select="if ($wert/self::a:code) then $wert/a:code else $wert"/>
        </angabe>
    </xsl:template>

    <xsl:template match="a:anlagen">
        <anlagen>
            <xsl:for-each select="a:anlage">
                <anlage nummer="{position()}" id="{a:id}" name="{a:name}" medientyp="{a:medientyp}" groesse="{a:groesse}" sha512="{a:sha512}"/>
            </xsl:for-each>
        </anlagen>
    </xsl:template>

    <xsl:template match="a:zahlung">
        <zahlung betrag="{a:betrag}" waehrung="{@waehrung}">
            <xsl:for-each select="a:kassenzeichen">
                <xsl:attribute name="kassenzeichen" select="."/>
            </xsl:for-each>
        </zahlung>
    </xsl:template>
</xsl:stylesheet>
