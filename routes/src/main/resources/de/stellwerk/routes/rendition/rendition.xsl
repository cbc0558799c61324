<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:r="urn:stellwerk:rendition" xpath-default-namespace="urn:stellwerk:antrag:1.0" exclude-result-prefixes="#all" version="3.0" expand-text="yes">
    <!-- Antrag document → page for clerks. Nothing in here may depend on locale, time zone or clock. -->
    <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>
    <xsl:decimal-format name="de" decimal-separator="," grouping-separator="."/>

    <xsl:variable name="angaben" as="map(*)" select="map{
        'familienname': 'Familienname', 'vorname': 'Vorname', 'geburtsname': 'Geburtsname', 'geburtsdatum': 'Geburtsdatum',
        'organisationsname': 'Name der Organisation', 'rechtsform': 'Rechtsform', 'registernummer': 'Registernummer',
        'registergericht': 'Registergericht', 'strasse': 'Straße', 'hausnummer': 'Hausnummer', 'postleitzahl': 'Postleitzahl',
        'ort': 'Ort', 'land': 'Land', 'email': 'E-Mail', 'telefon': 'Telefon', 'kontokennung': 'Kontokennung',
        'postfach': 'Postfach'}"/>
    <xsl:variable name="niveaus" as="map(*)" select="map{
        'ungeprueft': 'ungeprüft', 'basis': 'Basis', 'substanziell': 'substanziell', 'hoch': 'hoch'}"/>
    <xsl:variable name="konten" as="map(*)" select="map{
        'bundid': 'BundID', 'muk': 'Mein Unternehmenskonto', 'servicekonto-nrw': 'Servicekonto.NRW', 'bayern-id': 'BayernID', 'osi': 'Servicekonto (OSI)', 'keines': 'ohne Konto'}"/>
    <xsl:variable name="zwecke" as="map(*)" select="map{
        'formular': 'Formular', 'anlage': 'Anlage', 'bericht': 'Bericht'}"/>

    <xsl:template match="/antrag">
        <html lang="de">
            <head>
                <title>{leistung/bezeichnung} – Antrag an {zustaendigeStelle/bezeichnung}</title>
                <meta name="subject" content="Antrag {nachrichtenkopf/nachrichtenUUID}"/>
                <style xsl:expand-text="no">${css}</style>
            </head>
            <body>
                <div class="laufend-kopf">{zustaendigeStelle/bezeichnung} · {leistung/bezeichnung}</div>
                <div class="laufend-fuss">Antrag {nachrichtenkopf/nachrichtenUUID}</div>
                <div class="laufend-seite">Seite <span class="seite"/> von <span class="seiten"/></div>
                <div class="kopf">
                    <p class="behoerde">{zustaendigeStelle/bezeichnung}</p>
                    <h1>{leistung/bezeichnung}</h1>
                    <p class="eingang">Antrag, eingegangen am {r:ortszeit(nachrichtenkopf/eingangszeitpunkt)}</p>
                </div>
                <xsl:if test="@test = ('true', '1')">
                    <p class="test">Testantrag – kein echtes Anliegen, nicht bearbeiten</p>
                </xsl:if>
                <xsl:apply-templates select="antragsteller, formular/gruppe, anlagen, zahlung"/>
                <xsl:call-template name="vorgang"/>
            </body>
        </html>
    </xsl:template>

    <xsl:template match="antragsteller">
        <h2>{if (organisation) then 'Antragstellende Organisation' else 'Antragstellende Person'}</h2>
        <table class="angaben">
            <thead><tr><th class="name" scope="col">Angabe</th><th scope="col">Wert</th><th class="niveau" scope="col">Vertrauensniveau</th></tr></thead>
            <tbody>
                <xsl:for-each select="(person, organisation)/*">
                    <tr>
                        <th class="name" scope="row">{($angaben(local-name()), local-name())[1]}</th>
                        <td>{if (self::geburtsdatum) then r:datum(.) else .}</td>
                        <td class="niveau {@vertrauensniveau}">{($niveaus(@vertrauensniveau), @vertrauensniveau)[1]}</td>
                    </tr>
                </xsl:for-each>
            </tbody>
        </table>
        <p class="hinweis">Konto: {($konten(konto), konto)[1]}. Das Vertrauensniveau sagt, wie sicher das Konto für die einzelne Angabe einsteht.</p>
    </xsl:template>

    <xsl:template match="gruppe">
        <xsl:param name="ebene" select="2"/>
        <xsl:variable name="gleiche" select="../gruppe[@id = current()/@id]"/>
        <xsl:element name="h{min(($ebene, 6))}">
            <xsl:text>{bezeichnung}</xsl:text>
            <xsl:if test="count($gleiche) gt 1">
                <span class="zaehler"> {count($gleiche[. &lt;&lt; current()]) + 1} von {count($gleiche)}</span>
            </xsl:if>
        </xsl:element>
        <xsl:for-each-group select="feld | gruppe" group-adjacent="node-name()">
            <xsl:choose>
                <xsl:when test="self::feld">
                    <table class="felder">
                        <tbody><xsl:apply-templates select="current-group()"/></tbody>
                    </table>
                </xsl:when>
                <xsl:otherwise>
                    <div class="untergruppe">
                        <xsl:apply-templates select="current-group()">
                            <xsl:with-param name="ebene" select="$ebene + 1"/>
                        </xsl:apply-templates>
                    </div>
                </xsl:otherwise>
            </xsl:choose>
        </xsl:for-each-group>
    </xsl:template>

    <xsl:template match="feld">
        <tr>
            <th class="name" scope="row">{bezeichnung}</th>
            <td><xsl:apply-templates select="* except bezeichnung" mode="wert"/></td>
        </tr>
    </xsl:template>

    <xsl:template match="datum" mode="wert">{r:datum(.)}</xsl:template>
    <xsl:template match="dezimalzahl" mode="wert">{translate(., '.', ',')}</xsl:template>
    <xsl:template match="wahrheitswert" mode="wert">{if (. = ('true', '1')) then 'Ja' else 'Nein'}</xsl:template>
    <xsl:template match="code" mode="wert">
        <xsl:text>{(name, code)[1]}</xsl:text>
        <xsl:if test="name"><span class="code"> ({code})</span></xsl:if>
    </xsl:template>
    <xsl:template match="*" mode="wert">{.}</xsl:template>

    <xsl:template match="anlagen">
        <h2>Anlagen</h2>
        <table class="anlagen">
            <thead><tr><th scope="col">Datei</th><th class="zweck" scope="col">Zweck</th><th class="groesse" scope="col">Größe</th><th class="summe" scope="col">SHA-512, Anfang</th></tr></thead>
            <tbody>
                <xsl:for-each select="anlage">
                    <tr>
                        <th scope="row">{name}</th>
                        <td class="zweck">{($zwecke(zweck), zweck)[1]}</td>
                        <td class="groesse">{r:groesse(xs:integer(groesse))}</td>
                        <td class="summe">{r:kurz(sha512)}</td>
                    </tr>
                </xsl:for-each>
            </tbody>
        </table>
    </xsl:template>

    <xsl:template match="zahlung">
        <h2>Zahlung</h2>
        <table class="zahlung">
            <thead><tr><th scope="col">Posten</th><th scope="col">Kontierung</th><th class="betrag" scope="col">Betrag</th></tr></thead>
            <tbody>
                <xsl:for-each select="posten">
                    <tr>
                        <th scope="row">{bezeichnung}</th>
                        <td>{string-join(kontierung/*, ' · ')}</td>
                        <td class="betrag">{r:betrag(betrag)}</td>
                    </tr>
                </xsl:for-each>
                <tr class="summe"><th scope="row">Summe</th><td>&#160;</td><td class="betrag">{r:betrag(betrag)}</td></tr>
            </tbody>
        </table>
        <xsl:if test="kassenzeichen | transaktion | bezahltAm">
            <table class="felder">
                <tbody>
                    <xsl:sequence select="r:zeile('Kassenzeichen', kassenzeichen), r:zeile('Transaktion', transaktion), r:zeile('Bezahlt am', bezahltAm ! r:ortszeit(.))"/>
                </tbody>
            </table>
        </xsl:if>
    </xsl:template>

    <xsl:template name="vorgang">
        <h2>Angaben zum Vorgang</h2>
        <table class="felder klein">
            <tbody>
                <xsl:for-each select="nachrichtenkopf">
                    <xsl:sequence select="
                        r:zeile('Antragskennung', nachrichtenUUID),
                        r:zeile('Eingang', r:ortszeit(eingangszeitpunkt) || ' – Weltzeit ' || eingangszeitpunkt),
                        r:zeile('Abgesendet', absendezeitpunkt ! r:ortszeit(.)),
                        r:zeile('Portal', portal),
                        r:zeile('Referenz des Portals', portalreferenz),
                        r:zeile('Vorgang beim Portal', vorgang),
                        r:zeile('Nachrichtentyp', nachrichtentyp/string-join((name, code), ' · ')),
                        r:zeile('Dokumentversion', dokumentversion)"/>
                </xsl:for-each>
                <xsl:sequence select="
                    r:zeile('Leistungsschlüssel', leistung/schluessel),
                    r:zeile('Leistung (URN)', leistung/urn),
                    r:zeile('FIM', leistung/fim),
                    r:zeile('Zuständige Stelle', zustaendigeStelle ! (bezeichnung || ', ARS ' || ars)),
                    r:zeile('Gebiet laut Formular', 'ARS ' || zustaendigeStelle/gebiet)"/>
            </tbody>
        </table>
        <xsl:for-each select="anlagen/anlage">
            <h3>Prüfsumme der Anlage {position()}</h3>
            <table class="felder klein">
                <tbody>
                    <xsl:sequence select="
                        r:zeile('Datei', name),
                        r:zeile('Kennung', id),
                        r:zeile('Medientyp und Größe', medientyp || ', ' || format-number(groesse, '#.##0', 'de') || ' Byte'),
                        r:zeile('SHA-512', sha512)"/>
                </tbody>
            </table>
        </xsl:for-each>
    </xsl:template>

    <xsl:function name="r:zeile" as="element()?">
        <xsl:param name="name" as="xs:string"/>
        <xsl:param name="wert" as="item()?"/>
        <xsl:if test="string($wert)">
            <tr><th class="name" scope="row">{$name}</th><td>{$wert}</td></tr>
        </xsl:if>
    </xsl:function>

    <xsl:function name="r:datum" as="xs:string">
        <xsl:param name="datum"/>
        <xsl:sequence select="substring($datum, 9, 2) || '.' || substring($datum, 6, 2) || '.' || substring($datum, 1, 4)"/>
    </xsl:function>

    <!-- The time in Germany by the rule in force since 1996: summer time from the last Sunday of March, 01:00 world time, to the last of October. -->
    <xsl:function name="r:ortszeit" as="xs:string">
        <xsl:param name="zeitpunkt"/>
        <xsl:variable name="welt" select="xs:dateTime($zeitpunkt)"/>
        <xsl:variable name="sommer" select="$welt ge r:umstellung($welt, '03') and $welt lt r:umstellung($welt, '10')"/>
        <xsl:variable name="ort" select="string(adjust-dateTime-to-timezone($welt, xs:dayTimeDuration(if ($sommer) then 'PT2H' else 'PT1H')))"/>
        <xsl:sequence select="r:datum($ort) || ', ' || substring($ort, 12, 8) || ' Uhr (' || (if ($sommer) then 'MESZ' else 'MEZ') || ')'"/>
    </xsl:function>
    <xsl:function name="r:umstellung" as="xs:dateTime">
        <xsl:param name="welt" as="xs:dateTime"/>
        <xsl:param name="monat" as="xs:string"/>
        <xsl:variable name="letzter" select="xs:date(format-number(year-from-dateTime($welt), '0000') || '-' || $monat || '-31')"/>
        <xsl:variable name="wochentag" select="days-from-duration($letzter - xs:date('2023-01-01')) mod 7"/>
        <xsl:sequence select="dateTime($letzter - xs:dayTimeDuration('P' || ($wochentag + 7) mod 7 || 'D'), xs:time('01:00:00Z'))"/>
    </xsl:function>

    <xsl:function name="r:groesse" as="xs:string">
        <xsl:param name="byte" as="xs:integer"/>
        <xsl:sequence select="
            if ($byte lt 1000) then $byte || ' Byte'
            else if ($byte lt 1000000) then format-number($byte div 1000, '#.##0,0', 'de') || ' kB'
            else format-number($byte div 1000000, '#.##0,0', 'de') || ' MB'"/>
    </xsl:function>
    <xsl:function name="r:betrag" as="xs:string">
        <xsl:param name="betrag"/>
        <xsl:sequence select="format-number(xs:decimal($betrag), '#.##0,00', 'de') || ' €'"/>
    </xsl:function>
    <xsl:function name="r:kurz" as="xs:string">
        <xsl:param name="summe"/>
        <xsl:sequence select="substring($summe, 1, 16) || ' …'"/>
    </xsl:function>
</xsl:stylesheet>
