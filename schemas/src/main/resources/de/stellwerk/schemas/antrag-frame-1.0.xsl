<?xml version="1.0" encoding="UTF-8"?>
<!--
    The frame of every mapping. A service's mapping imports it as stellwerk:antrag-frame-1.0.xsl and writes its groups in
    a template for e:form in mode "formular", with the functions below. Message head, service, competent authority,
    applicant and attachments are written here.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:stellwerk:antrag:1.0"
    xmlns:antrag="urn:stellwerk:antrag:1.0" xmlns:e="urn:stellwerk:eingang:1.0" xmlns:frame="urn:stellwerk:antrag-frame:1.0"
    xmlns:j="http://www.w3.org/2005/xpath-functions" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" version="3.0" expand-text="yes" exclude-result-prefixes="#all">

    <xsl:output method="xml" encoding="UTF-8" indent="no"/>
    <xsl:mode on-no-match="deep-skip"/>
    <xsl:mode name="formular" on-no-match="fail"/>

    <xsl:template match="/">
        <xsl:apply-templates select="e:eingang"/>
    </xsl:template>

    <xsl:template match="e:eingang">
        <antrag version="1.0" test="{@test}">
            <nachrichtenkopf>
                <nachrichtenUUID>{@id}</nachrichtenUUID>
                <nachrichtentyp listURI="urn:stellwerk:codeliste:nachrichtentyp" listVersionID="1.0">
                    <code>antrag.0100</code>
                </nachrichtentyp>
                <dokumentversion>1</dokumentversion>
                <eingangszeitpunkt>{@receivedAt}</eingangszeitpunkt>
                <xsl:for-each select="@sentAt">
                    <absendezeitpunkt>{.}</absendezeitpunkt>
                </xsl:for-each>
                <portal>{@portal}</portal>
                <portalreferenz>{@reference}</portalreferenz>
                <xsl:for-each select="@case">
                    <vorgang>{.}</vorgang>
                </xsl:for-each>
            </nachrichtenkopf>
            <leistung>
                <schluessel>{e:service/@key}</schluessel>
                <urn>{e:service/@urn}</urn>
                <bezeichnung>{e:service/@name}</bezeichnung>
                <xsl:for-each select="e:service/@fim">
                    <fim>{.}</fim>
                </xsl:for-each>
            </leistung>
            <zustaendigeStelle>
                <ars>{e:tenant/@ars}</ars>
                <bezeichnung>{e:tenant/@name}</bezeichnung>
                <gebiet>{e:area/@ars}</gebiet>
            </zustaendigeStelle>
            <antragsteller>
                <xsl:call-template name="antragsteller"/>
            </antragsteller>
            <formular>
                <xsl:apply-templates select="e:form" mode="formular"/>
            </formular>
            <xsl:apply-templates select="e:attachments[e:attachment]"/>
        </antrag>
    </xsl:template>

    <!-- The applicant: the envelope's, or the one an XÖV message carries. A mapping may override it. -->
    <xsl:template name="antragsteller">
        <xsl:choose>
            <xsl:when test="e:applicant">
                <xsl:apply-templates select="e:applicant/j:map"/>
            </xsl:when>
            <xsl:otherwise>
                <xsl:copy-of select="e:form/*/antragsteller/antrag:*" copy-namespaces="no"/>
            </xsl:otherwise>
        </xsl:choose>
    </xsl:template>

    <xsl:template match="e:applicant/j:map">
        <xsl:variable name="account" select="frame:wert(., 'account')"/>
        <konto>{if ($account = 'none') then 'keines' else $account}</konto>
        <xsl:element name="{frame:wert(., 'kind')}">
            <xsl:variable name="attributes" select="j:map[@key = 'attributes']"/>
            <xsl:for-each select="$angaben">
                <xsl:variable name="angabe" select="."/>
                <xsl:for-each select="$attributes/j:map[@key = $angabe(1)]">
                    <xsl:element name="{$angabe(2)}">
                        <xsl:attribute name="vertrauensniveau" select="$vertrauensniveaus(frame:wert(., 'trust'))"/>
                        <xsl:value-of select="frame:wert(., 'value')"/>
                    </xsl:element>
                </xsl:for-each>
            </xsl:for-each>
        </xsl:element>
    </xsl:template>

    <!--
        The applicant where the form itself says who that is. $account is what the message says of the account (e:applicant/j:map),
        $kind person or organisation, $angaben what the form says, by the envelope's names. What the account says comes before the
        form, an address as a whole; for what only the form says nobody vouches.
    -->
    <xsl:function name="frame:antragsteller" as="element()+">
        <xsl:param name="account" as="element(j:map)"/>
        <xsl:param name="kind" as="xs:string"/>
        <xsl:param name="angaben" as="map(xs:string, item()?)"/>
        <xsl:variable name="konto" select="frame:wert($account, 'account')"/>
        <xsl:variable name="vouched" select="$account/j:map[@key = 'attributes']/j:map"/>
        <xsl:variable name="not-asked" select="$anschrift[$vouched/@key = $anschrift]"/>
        <konto>{if ($konto = 'none') then 'keines' else $konto}</konto>
        <xsl:element name="{if ($kind = 'organisation') then 'organisation' else 'person'}">
            <xsl:for-each select="frame:angaben-je-art($kind)">
                <xsl:variable name="angabe" select="."/>
                <xsl:variable name="known" select="$vouched[@key = $angabe(1)]"/>
                <xsl:variable name="asked" select="$angaben($angabe(1))[not($angabe(1) = $not-asked)]"/>
                <xsl:for-each select="(frame:wert($known, 'value'), frame:gefuellt($asked))[1]">
                    <xsl:element name="{$angabe(2)}">
                        <xsl:attribute name="vertrauensniveau" select="$vertrauensniveaus((frame:wert($known, 'trust'), 'untrusted')[1])"/>
                        <xsl:value-of select="."/>
                    </xsl:element>
                </xsl:for-each>
            </xsl:for-each>
        </xsl:element>
    </xsl:function>

    <!-- The envelope's name of an attribute and the document's, in the document's order. -->
    <xsl:variable name="angaben" as="array(xs:string)*" select="
            ['organisationName', 'organisationsname'], ['legalForm', 'rechtsform'], ['registerNumber', 'registernummer'],
            ['registerCourt', 'registergericht'], ['familyName', 'familienname'], ['givenName', 'vorname'],
            ['birthName', 'geburtsname'], ['dateOfBirth', 'geburtsdatum'], ['street', 'strasse'],
            ['houseNumber', 'hausnummer'], ['postalCode', 'postleitzahl'], ['city', 'ort'], ['country', 'land'],
            ['email', 'email'], ['phone', 'telefon'], ['accountId', 'kontokennung'], ['postboxId', 'postfach']"/>

    <xsl:variable name="anschrift" as="xs:string*" select="'street', 'houseNumber', 'postalCode', 'city', 'country'"/>

    <!-- Those that a person can have, or an organisation. -->
    <xsl:function name="frame:angaben-je-art" as="array(xs:string)*">
        <xsl:param name="kind" as="xs:string"/>
        <xsl:sequence select="
                $angaben[if ($kind = 'organisation') then not(.(1) = ('birthName', 'dateOfBirth'))
                    else not(.(1) = ('organisationName', 'legalForm', 'registerNumber', 'registerCourt'))]"/>
    </xsl:function>

    <xsl:variable name="vertrauensniveaus" as="map(xs:string, xs:string)" select="
            map{'untrusted': 'ungeprueft', 'basic': 'basis', 'substantial': 'substanziell', 'high': 'hoch'}"/>

    <xsl:variable name="zwecke" as="map(xs:string, xs:string)" select="
            map{'form': 'formular', 'attachment': 'anlage', 'report': 'bericht'}"/>

    <xsl:template match="e:attachments">
        <anlagen>
            <xsl:for-each select="e:attachment">
                <anlage>
                    <id>{@id}</id>
                    <name>{@name}</name>
                    <zweck>{$zwecke(@purpose)}</zweck>
                    <medientyp>{@mediaType}</medientyp>
                    <groesse>{@size}</groesse>
                    <sha512>{@sha512}</sha512>
                </anlage>
            </xsl:for-each>
        </anlagen>
    </xsl:template>

    <!-- A value of a JSON object by its key; nothing if it is not there, null or empty. -->
    <xsl:function name="frame:wert" as="xs:string?">
        <xsl:param name="object" as="element(j:map)?"/>
        <xsl:param name="key" as="xs:string"/>
        <xsl:sequence select="$object/*[@key = $key][not(self::j:map or self::j:array)]/string()[. ne '']"/>
    </xsl:function>

    <!-- The same for a part of an XÖV message: a child element's text, or the code of one that holds a code. -->
    <xsl:function name="frame:angabe" as="xs:string?">
        <xsl:param name="element" as="element()?"/>
        <xsl:param name="name" as="xs:string"/>
        <xsl:sequence select="$element/*[local-name() = $name]/(code/normalize-space(), string())[1][. ne '']"/>
    </xsl:function>

    <!-- A group, if there is anything in it. -->
    <xsl:function name="frame:gruppe" as="element(antrag:gruppe)?">
        <xsl:param name="id" as="xs:string"/>
        <xsl:param name="bezeichnung" as="xs:string"/>
        <xsl:param name="inhalt" as="element()*"/>
        <xsl:if test="exists($inhalt)">
            <gruppe id="{$id}">
                <bezeichnung>{$bezeichnung}</bezeichnung>
                <xsl:sequence select="$inhalt"/>
            </gruppe>
        </xsl:if>
    </xsl:function>

    <!-- Fields of each type, if there is a value. -->
    <xsl:function name="frame:text" as="element(antrag:feld)?">
        <xsl:param name="id" as="xs:string"/>
        <xsl:param name="bezeichnung" as="xs:string"/>
        <xsl:param name="wert" as="item()?"/>
        <xsl:sequence select="frame:feld($id, $bezeichnung, 'text', $wert ! string())"/>
    </xsl:function>
    <xsl:function name="frame:datum" as="element(antrag:feld)?">
        <xsl:param name="id" as="xs:string"/>
        <xsl:param name="bezeichnung" as="xs:string"/>
        <xsl:param name="wert" as="item()?"/>
        <xsl:sequence select="frame:feld($id, $bezeichnung, 'datum', frame:gefuellt($wert) ! string(xs:date(.)))"/>
    </xsl:function>
    <xsl:function name="frame:ganzzahl" as="element(antrag:feld)?">
        <xsl:param name="id" as="xs:string"/>
        <xsl:param name="bezeichnung" as="xs:string"/>
        <xsl:param name="wert" as="item()?"/>
        <xsl:sequence select="frame:feld($id, $bezeichnung, 'ganzzahl', frame:gefuellt($wert) ! string(xs:integer(xs:decimal(.))))"/>
    </xsl:function>
    <xsl:function name="frame:dezimalzahl" as="element(antrag:feld)?">
        <xsl:param name="id" as="xs:string"/>
        <xsl:param name="bezeichnung" as="xs:string"/>
        <xsl:param name="wert" as="item()?"/>
        <xsl:sequence select="frame:feld($id, $bezeichnung, 'dezimalzahl', frame:gefuellt($wert) ! string(round(xs:decimal(.), 6)))"/>
    </xsl:function>
    <xsl:function name="frame:wahrheitswert" as="element(antrag:feld)?">
        <xsl:param name="id" as="xs:string"/>
        <xsl:param name="bezeichnung" as="xs:string"/>
        <xsl:param name="wert" as="item()?"/>
        <xsl:sequence select="frame:feld($id, $bezeichnung, 'wahrheitswert', frame:gefuellt($wert) ! string(xs:boolean(.)))"/>
    </xsl:function>

    <!-- A value of a code list; $liste gives the names of its codes. -->
    <xsl:function name="frame:code" as="element(antrag:feld)?">
        <xsl:param name="id" as="xs:string"/>
        <xsl:param name="bezeichnung" as="xs:string"/>
        <xsl:param name="listURI" as="xs:string"/>
        <xsl:param name="liste" as="map(xs:string, xs:string)"/>
        <xsl:param name="wert" as="item()?"/>
        <xsl:for-each select="frame:gefuellt($wert)">
            <feld id="{$id}">
                <bezeichnung>{$bezeichnung}</bezeichnung>
                <code listURI="{$listURI}">
                    <code>{.}</code>
                    <xsl:for-each select="map:get($liste, .)">
                        <name>{.}</name>
                    </xsl:for-each>
                </code>
            </feld>
        </xsl:for-each>
    </xsl:function>

    <!-- The same field or group with its FIM id. -->
    <xsl:function name="frame:fim" as="element()?">
        <xsl:param name="fim" as="xs:string"/>
        <xsl:param name="element" as="element()?"/>
        <xsl:for-each select="$element">
            <xsl:copy>
                <xsl:copy-of select="@*"/>
                <xsl:attribute name="fim" select="$fim"/>
                <xsl:copy-of select="node()"/>
            </xsl:copy>
        </xsl:for-each>
    </xsl:function>

    <xsl:function name="frame:feld" as="element(antrag:feld)?">
        <xsl:param name="id" as="xs:string"/>
        <xsl:param name="bezeichnung" as="xs:string"/>
        <xsl:param name="typ" as="xs:string"/>
        <xsl:param name="wert" as="xs:string?"/>
        <xsl:if test="$wert ne ''">
            <feld id="{$id}">
                <bezeichnung>{$bezeichnung}</bezeichnung>
                <xsl:element name="{$typ}">{$wert}</xsl:element>
            </feld>
        </xsl:if>
    </xsl:function>

    <xsl:function name="frame:gefuellt" as="xs:string?">
        <xsl:param name="wert" as="item()?"/>
        <xsl:sequence select="$wert ! string(.)[. ne '']"/>
    </xsl:function>
</xsl:stylesheet>
