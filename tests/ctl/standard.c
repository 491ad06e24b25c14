/* The messages of iWmo and iJw, release 3.2, as tables of parts and values, and rules. Sources: docs/decisions/026. */
#include <assert.h>
#include <expat.h>
#include <regex.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "ctl/standard.h"
#include "domain/person_name.h"

enum { NODES_MOST = 600, TEXT_MOST = 804, MANY = 0 };

/* ---- what stands there ---- */

struct node {
	char space[80], name[40], text[TEXT_MOST];
	struct node *parent, *child, *last, *next;
};

struct reading {
	struct node nodes[NODES_MOST];
	size_t count;
	struct node *at;
	bool too_much;
};

static void XMLCALL on_start(void *arg, const char *name, const char **attributes)
{
	struct reading *reading = arg;
	const char *bar = strrchr(name, '|');
	struct node *node;

	(void)attributes;
	if (reading->count == NODES_MOST) {
		reading->too_much = true;
		return;
	}
	node = &reading->nodes[reading->count++];
	snprintf(node->space, sizeof(node->space), "%.*s", bar ? (int)(bar - name) : 0, name);
	snprintf(node->name, sizeof(node->name), "%.39s", bar ? bar + 1 : name);
	node->parent = reading->at;
	if (node->parent) {
		*(node->parent->child ? &node->parent->last->next : &node->parent->child) = node;
		node->parent->last = node;
	}
	reading->at = node;
}

static void XMLCALL on_end(void *arg, const char *name)
{
	struct reading *reading = arg;

	(void)name;
	if (reading->at && reading->at->parent)
		reading->at = reading->at->parent;
}

static void XMLCALL on_text(void *arg, const char *text, int count)
{
	struct reading *reading = arg;
	size_t used = reading->at ? strlen(reading->at->text) : 0;

	if (!reading->at || used + (size_t)count >= TEXT_MOST)
		reading->too_much = true;
	else
		snprintf(reading->at->text + used, TEXT_MOST - used, "%.*s", count, text);
}

static bool xml_read(struct reading *reading, const char *xml)
{
	XML_Parser parser = XML_ParserCreateNS("UTF-8", '|');
	bool ok;

	XML_SetUserData(parser, reading);
	XML_SetElementHandler(parser, on_start, on_end);
	XML_SetCharacterDataHandler(parser, on_text);
	ok = XML_Parse(parser, xml, (int)strlen(xml), XML_TRUE) == XML_STATUS_OK && !reading->too_much;
	XML_ParserFree(parser);
	return ok;
}

/* ---- parts, in their order ---- */

enum in { BOTH, RETOUR };		/* stands in a 301 and a 302; in a 302 only */
enum of { MESSAGE, BASE };		/* namespace of the message; of what all messages share */

static const struct part {
	const char *whole, *name, *is;	/* is: a row of values, or a whole */
	enum of of;
	int least, most;
	enum in in;
} parts[] = {
	{ "Bericht", "Header", "Header", MESSAGE, 1, 1, BOTH },
	{ "Bericht", "Client", "Client", MESSAGE, 1, 1, BOTH },
	{ "Header", "BerichtCode", "berichtcode", MESSAGE, 1, 1, BOTH },
	{ "Header", "BerichtVersie", "versie", MESSAGE, 1, 1, BOTH },
	{ "Header", "BerichtSubversie", "subversie", MESSAGE, 1, 1, BOTH },
	{ "Header", "Afzender", "gemeente", MESSAGE, 1, 1, BOTH },
	{ "Header", "Ontvanger", "agb", MESSAGE, 1, 1, BOTH },
	{ "Header", "BerichtIdentificatie", "Identiteit", MESSAGE, 1, 1, BOTH },
	{ "Header", "XsdVersie", "Xsd", MESSAGE, 1, 1, BOTH },
	{ "Header", "IdentificatieRetour", "identificatie", MESSAGE, 1, 1, RETOUR },
	{ "Header", "DagtekeningRetour", "datum", MESSAGE, 1, 1, RETOUR },
	{ "Header", "XsltVersie", "xsd", MESSAGE, 0, 1, RETOUR },
	{ "Header", "XsdVersieRetour", "Xsd", MESSAGE, 1, 1, RETOUR },
	{ "Header", "RetourCodes", "RetourCodes", MESSAGE, 0, 1, RETOUR },
	{ "Identiteit", "Identificatie", "identificatie", BASE, 1, 1, BOTH },
	{ "Identiteit", "Dagtekening", "datum", BASE, 1, 1, BOTH },
	{ "Xsd", "BasisschemaXsdVersie", "xsd", BASE, 1, 1, BOTH },
	{ "Xsd", "BerichtXsdVersie", "xsd", BASE, 1, 1, BOTH },
	{ "Client", "Bsn", "bsn", MESSAGE, 1, 1, BOTH },
	{ "Client", "Geboortedatum", "Geboorte", MESSAGE, 1, 1, BOTH },
	{ "Client", "Geslacht", "geslacht", MESSAGE, 1, 1, BOTH },
	{ "Client", "Naam", "VolledigeNaam", MESSAGE, 1, 1, BOTH },
	{ "Client", "JuridischeStatus", "status", MESSAGE, 0, 1, BOTH },
	{ "Client", "WettelijkeVertegenwoordiging", "vertegenwoordiging", MESSAGE, 0, 1, BOTH },
	{ "Client", "Commentaar", "vrij", MESSAGE, 0, 1, BOTH },
	{ "Client", "Relaties", "Relaties", MESSAGE, 0, 1, BOTH },
	{ "Client", "Contactgegevens", "Contactgegevens", MESSAGE, 1, 1, BOTH },
	{ "Client", "ToegewezenProducten", "ToegewezenProducten", MESSAGE, 1, 1, BOTH },
	{ "Client", "RetourCodes", "RetourCodes", MESSAGE, 1, 1, RETOUR },
	{ "Geboorte", "Datum", "datum", BASE, 1, 1, BOTH },
	{ "Geboorte", "DatumGebruik", "datumgebruik", BASE, 0, 1, BOTH },
	{ "VolledigeNaam", "Geslachtsnaam", "Achternaam", BASE, 1, 1, BOTH },
	{ "VolledigeNaam", "Partnernaam", "Achternaam", BASE, 0, 1, BOTH },
	{ "VolledigeNaam", "Voornamen", "naam", BASE, 0, 1, BOTH },
	{ "VolledigeNaam", "Voorletters", "voorletters", BASE, 0, 1, BOTH },
	{ "VolledigeNaam", "NaamGebruik", "naamgebruik", BASE, 1, 1, BOTH },
	{ "Achternaam", "Achternaam", "naam", BASE, 1, 1, BOTH },
	{ "Achternaam", "Voorvoegsel", "voorvoegsel", BASE, 0, 1, BOTH },
	{ "Relaties", "Relatie", "Relatie", MESSAGE, 1, MANY, BOTH },
	{ "Relatie", "Nummer", "persoonsid", MESSAGE, 1, 1, BOTH },
	{ "Relatie", "Volgorde", "volgorde", MESSAGE, 0, 1, BOTH },
	{ "Relatie", "Soort", "relatie", MESSAGE, 1, 1, BOTH },
	{ "Relatie", "Geboortedatum", "Geboorte", MESSAGE, 0, 1, BOTH },
	{ "Relatie", "Geslacht", "geslacht", MESSAGE, 0, 1, BOTH },
	{ "Relatie", "Naam", "VolledigeNaam", MESSAGE, 1, 1, BOTH },
	{ "Relatie", "Contact", "Contact", MESSAGE, 1, 1, BOTH },
	{ "Relatie", "RetourCodes", "RetourCodes", MESSAGE, 1, 1, RETOUR },
	{ "Contactgegevens", "Contact", "Contact", MESSAGE, 1, MANY, BOTH },
	{ "Contact", "Soort", "adressoort", MESSAGE, 1, 1, BOTH },
	{ "Contact", "Adres", "Adres", MESSAGE, 0, 1, BOTH },
	{ "Contact", "Organisatie", "organisatie", MESSAGE, 0, 1, BOTH },
	{ "Contact", "Telefoon", "Telefoons", MESSAGE, 0, 1, BOTH },
	{ "Contact", "RetourCodes", "RetourCodes", MESSAGE, 1, 1, RETOUR },
	{ "Adres", "Huis", "Huis", BASE, 0, 1, BOTH },
	{ "Adres", "Postcode", "postcode", BASE, 0, 1, BOTH },
	{ "Adres", "Straatnaam", "straat", BASE, 0, 1, BOTH },
	{ "Adres", "Plaatsnaam", "plaats", BASE, 0, 1, BOTH },
	{ "Adres", "LandCode", "land", BASE, 0, 1, BOTH },
	{ "Huis", "Huisnummer", "huisnummer", BASE, 1, 1, BOTH },
	{ "Huis", "Huisletter", "huisletter", BASE, 0, 1, BOTH },
	{ "Huis", "HuisnummerToevoeging", "toevoeging", BASE, 0, 1, BOTH },
	{ "Telefoons", "Telefoon01", "Telefoon", BASE, 1, 1, BOTH },
	{ "Telefoons", "Telefoon02", "Telefoon", BASE, 0, 1, BOTH },
	{ "Telefoon", "Telefoonnummer", "telefoon", BASE, 1, 1, BOTH },
	{ "Telefoon", "Landnummer", "landnummer", BASE, 1, 1, BOTH },
	{ "ToegewezenProducten", "ToegewezenProduct", "ToegewezenProduct", MESSAGE, 1, MANY, BOTH },
	{ "ToegewezenProduct", "ToewijzingNummer", "nummer", MESSAGE, 1, 1, BOTH },
	{ "ToegewezenProduct", "ReferentieAanbieder", "referentie", MESSAGE, 0, 1, BOTH },
	{ "ToegewezenProduct", "Product", "Product", MESSAGE, 0, 1, BOTH },
	{ "ToegewezenProduct", "Toewijzingsdatum", "datum", MESSAGE, 1, 1, BOTH },
	{ "ToegewezenProduct", "Toewijzingstijd", "tijd", MESSAGE, 1, 1, BOTH },
	{ "ToegewezenProduct", "Ingangsdatum", "datum", MESSAGE, 1, 1, BOTH },
	{ "ToegewezenProduct", "Einddatum", "datum", MESSAGE, 0, 1, BOTH },
	{ "ToegewezenProduct", "RedenWijziging", "reden", MESSAGE, 0, 1, BOTH },
	{ "ToegewezenProduct", "Omvang", "Omvang", MESSAGE, 0, 1, BOTH },
	{ "ToegewezenProduct", "Budget", "bedrag", MESSAGE, 0, 1, BOTH },
	{ "ToegewezenProduct", "Commentaar", "vrij", MESSAGE, 0, 1, BOTH },
	{ "ToegewezenProduct", "RetourCodes", "RetourCodes", MESSAGE, 1, 1, RETOUR },
	{ "Product", "Categorie", "categorie", BASE, 1, 1, BOTH },
	{ "Product", "Code", "code", BASE, 0, 1, BOTH },
	{ "Omvang", "Volume", "bedrag", BASE, 1, 1, BOTH },
	{ "Omvang", "Eenheid", "eenheid", BASE, 1, 1, BOTH },
	{ "Omvang", "Frequentie", "frequentie", BASE, 1, 1, BOTH },
	{ "RetourCodes", "RetourCode", "retourcode", MESSAGE, 1, MANY, RETOUR },
};

/* ---- values: at most so many characters, all of them of this form ---- */

#define ANY ".*[^ ].*"

static const struct value {
	const char *is, *form;
	int most;
} values[] = {
	{ "berichtcode", "414|415|436|437", 3 },
	{ "versie", "3", 1 },
	{ "subversie", "2", 1 },
	{ "gemeente", "[0-9]{4}", 4 },
	{ "agb", "[0-9]{8}", 8 },
	{ "identificatie", ANY, 12 },
	{ "datum", "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", 10 },
	{ "tijd", "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]", 8 },
	{ "xsd", "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)", 12 },
	{ "bsn", "[0-9]{9}", 9 },
	{ "geslacht", "[012]", 1 },
	{ "datumgebruik", "[123]", 1 },
	{ "naam", ANY, 200 },
	{ "voorvoegsel", ANY, 10 },
	{ "voorletters", "[^ -@[-`{-~]+", 6 },			/* no sign, no digit, no blank */
	{ "naamgebruik", "[1-6]", 1 },
	{ "status", "0[1-5]|11|12", 2 },
	{ "vertegenwoordiging", "0[6-9]|10", 2 },
	{ "vrij", ANY, TEXT_MOST },
	{ "persoonsid", ANY, 20 },
	{ "volgorde", "[0-9]{1,2}", 2 },
	{ "relatie", "0[3-9]|1[0-9]|2[0-5]", 2 },
	{ "adressoort", "0[1-4]", 2 },
	{ "organisatie", ANY, 35 },
	{ "postcode", ANY, 8 },
	{ "straat", ANY, 24 },
	{ "plaats", ANY, 80 },
	{ "land", "[A-Z]{2}", 2 },
	{ "huisnummer", "[0-9]+", 5 },
	{ "huisletter", ANY, 1 },
	{ "toevoeging", ANY, 4 },
	{ "telefoon", "[0-9]+", 15 },
	{ "landnummer", ANY, 4 },
	{ "nummer", "[0-9]+", 9 },
	{ "referentie", ANY, 36 },
	{ "reden", "0[1-9]|1[0-4]", 2 },
	{ "bedrag", "[0-9]+", 8 },
	{ "categorie", "0[1-9]|1[0-8]|3[1-8]|4[0-9]|5[0-5]", 2 },
	{ "code", ANY, 5 },
	{ "eenheid", "01|04|14|16|82|83|84", 2 },
	{ "frequentie", "[1246]", 1 },
	{ "retourcode", "[0-9A-Z]{4}", 4 },
};

struct check {
	bool retour;
	const char *message;		/* the namespace of the message */
	const char *base;
	char *problem;
};

static bool wrong(struct check *check, const struct node *node, const char *format, ...)
{
	va_list args;
	const char *whole = node->parent ? node->parent->name : "";
	int used = snprintf(check->problem, STANDARD_PROBLEM_BYTES, "%s/%s: ", whole, node->name);

	va_start(args, format);
	vsnprintf(check->problem + used, STANDARD_PROBLEM_BYTES - (size_t)used, format, args);
	va_end(args);
	return false;
}

static bool value_check(struct check *check, const struct node *node, const struct value *value)
{
	char form[200];
	regex_t regex;
	bool fits;

	if (node->child || text_chars(node->text) > (size_t)value->most)
		return wrong(check, node, "«%s» is too long for %s", node->text, value->is);
	snprintf(form, sizeof(form), "^(%s)$", value->form);
	assert(regcomp(&regex, form, REG_EXTENDED | REG_NOSUB) == 0);
	fits = regexec(&regex, node->text, 0, NULL, 0) == 0;
	regfree(&regex);
	return fits || wrong(check, node, "«%s» is no %s", node->text, value->is);
}

static bool whole_check(struct check *check, const struct node *node, const char *whole);

static bool part_check(struct check *check, const struct node *node, const struct part *part)
{
	for (size_t i = 0; i < COUNT_OF(values); i++)
		if (strcmp(values[i].is, part->is) == 0)
			return value_check(check, node, &values[i]);
	return whole_check(check, node, part->is);
}

static bool is_part(const struct check *check, const struct node *node, const struct part *part)
{
	return node && strcmp(node->name, part->name) == 0 &&
		strcmp(node->space, part->of == BASE ? check->base : check->message) == 0;
}

static bool whole_check(struct check *check, const struct node *node, const char *whole)
{
	const struct node *child = node->child;

	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		const struct part *part = &parts[i];
		bool client = strcmp(part->name, "Client") == 0;
		int count = 0;

		if (strcmp(part->whole, whole) != 0 || (part->in == RETOUR && !check->retour))
			continue;
		for (; is_part(check, child, part) && (part->most == MANY || count < part->most); child = child->next, count++)
			if (!part_check(check, child, part))
				return false;
		if (count < part->least && !(client && check->retour))
			return wrong(check, node, "%s is missing, or not in its place", part->name);
	}
	return !child || wrong(check, child, "not here, or once too often");
}

/* ---- rules between elements ---- */

static const struct node *find(const struct node *node, const char *name)
{
	for (const struct node *child = node ? node->child : NULL; child; child = child->next)
		if (strcmp(child->name, name) == 0)
			return child;
	return NULL;
}

static const char *text_of(const struct node *node, const char *name)
{
	const struct node *found = find(node, name);

	return found ? found->text : "";
}

static bool one_of(const char *text, const char *list)
{
	return *text && strstr(list, text);
}

static bool name_rules(const struct node *name)
{
	const char *use = text_of(name, "NaamGebruik");

	return one_of(use, find(name, "Partnernaam") ? "1 2 3 4" : "1 6");
}

static bool birth_rules(const struct node *birth)
{
	const char *use = text_of(birth, "DatumGebruik"), *date = text_of(birth, "Datum");

	return (strcmp(use, "1") != 0 || strcmp(date + 8, "01") == 0) &&
		(strcmp(use, "2") != 0 || strcmp(date + 5, "01-01") == 0) && (strcmp(use, "3") != 0 || strcmp(date, "1900-01-01") == 0);
}

static bool dutch_postcode(const char *text)
{
	return strlen(text) == 6 && text[0] != '0' && strspn(text, "0123456789") == 4 &&
		strspn(text + 4, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == 2;
}

static bool contact_rules(struct check *check, const struct node *contact)
{
	const struct node *address = find(contact, "Adres");
	const char *postcode = text_of(address, "Postcode"), *land = text_of(address, "LandCode");
	const char *soort = text_of(contact, "Soort");

	if (!find(contact, "Telefoon") && !(find(address, "Huis") && *postcode))
		return wrong(check, contact, "TR006: a telephone, or a house and a postcode");
	if (address && !*postcode != !*land)
		return wrong(check, address, "CD005: a postcode and a country go together");
	if (strcmp(land, "NL") == 0 && !find(address, "Huis"))
		return wrong(check, address, "CD025: no house");
	if (address && one_of(soort, "01 03") && !*postcode)
		return wrong(check, address, "CD034: no postcode");
	return strcmp(land, "NL") != 0 || dutch_postcode(postcode) || wrong(check, address, "CS089: no Dutch postcode");
}

static bool client_rules(struct check *check, const struct node *client)
{
	const struct node *contacts = find(client, "Contactgegevens"), *relations = find(client, "Relaties");
	bool home = false;

	if (!bsn_valid(text_of(client, "Bsn")))
		return wrong(check, client, "CS002: the BSN");
	if (!birth_rules(find(client, "Geboortedatum")))
		return wrong(check, client, "CS139: the date of birth and what of it counts");
	if (!name_rules(find(client, "Naam")) || strcmp(text_of(find(client, "Naam"), "NaamGebruik"), "6") == 0)
		return wrong(check, client, "CS050, CS318: how the name is used");
	for (const struct node *contact = contacts->child; contact; contact = contact->next) {
		if (!contact_rules(check, contact))
			return false;
		home = home || one_of(text_of(contact, "Soort"), "01 02 03");
	}
	for (const struct node *relation = relations ? relations->child : NULL; relation; relation = relation->next)
		if (!contact_rules(check, find(relation, "Contact")) || !name_rules(find(relation, "Naam")))
			return *check->problem ? false : wrong(check, relation, "CS050: how the name is used");
	return home || wrong(check, contacts, "TR061: no address where somebody lives or reads letters");
}

static bool volume_rules(struct check *check, const struct node *product)
{
	const struct node *volume = find(product, "Omvang"), *budget = find(product, "Budget");
	bool code = find(find(product, "Product"), "Code") != NULL, end = find(product, "Einddatum") != NULL;
	const char *often = text_of(volume, "Frequentie");

	if (code && !volume)
		return wrong(check, product, "CD041: a product with a code has a volume");
	if (!code && volume)
		return wrong(check, product, "CD080: a product without a code has no volume");
	if (volume && budget)
		return wrong(check, product, "CD077, CD078: a volume or a budget");
	if (!budget && !find(product, "Product"))
		return wrong(check, product, "CD079: a product or a budget");
	if (budget && !end)
		return wrong(check, product, "CD075: a budget has a last day");
	if (strcmp(often, "2") == 0 && !end)
		return wrong(check, product, "CD076: what is by the week has a last day");
	return !one_of(text_of(volume, "Eenheid"), "14 16 83 84") || one_of(often, "2 4 6") ||
		wrong(check, product, "CS338: this unit is not by the day");
}

static bool product_rules(struct check *check, const struct node *product, const char *dagtekening, bool youth)
{
	const char *first = text_of(product, "Ingangsdatum"), *last = text_of(product, "Einddatum");
	const char *reason = text_of(product, "RedenWijziging"), *category = text_of(find(product, "Product"), "Categorie");

	if (*last && strcmp(last, first) < 0)
		return wrong(check, product, "CS003: the last day is before the first");
	if (strcmp(reason, "01") == 0)
		return wrong(check, product, "CS336: this reason is not used any more");
	if (strcmp(reason, "13") == 0 && strcmp(first, last) != 0)
		return wrong(check, product, "CS335: what is removed ends on its first day");
	if (strcmp(text_of(product, "Toewijzingsdatum"), dagtekening) > 0)
		return wrong(check, product, "TR134: awarded after the message was written");
	if (*category && youth != (strcmp(category, "30") > 0))
		return wrong(check, product, "WMO020, JZ020: a category of the other law");
	return volume_rules(check, product);
}

static bool overlap(const struct node *one, const struct node *other)
{
	const struct node *a = find(one, "Product"), *b = find(other, "Product");
	const char *last_a = text_of(one, "Einddatum"), *last_b = text_of(other, "Einddatum");
	bool code = find(a, "Code") && find(b, "Code");

	if (strcmp(text_of(one, "RedenWijziging"), "13") == 0 || strcmp(text_of(other, "RedenWijziging"), "13") == 0)
		return false;
	return strcmp(text_of(a, "Categorie"), text_of(b, "Categorie")) == 0 &&
		(!code || strcmp(text_of(a, "Code"), text_of(b, "Code")) == 0) &&
		(!*last_a || strcmp(text_of(other, "Ingangsdatum"), last_a) <= 0) &&
		(!*last_b || strcmp(text_of(one, "Ingangsdatum"), last_b) <= 0);
}

static bool products_rules(struct check *check, const struct node *client, const char *dagtekening, bool youth)
{
	const struct node *products = find(client, "ToegewezenProducten");

	for (const struct node *one = products->child; one; one = one->next) {
		if (!product_rules(check, one, dagtekening, youth))
			return false;
		for (const struct node *other = one->next; other; other = other->next) {
			if (strcmp(text_of(one, "ToewijzingNummer"), text_of(other, "ToewijzingNummer")) == 0)
				return wrong(check, other, "TR101: the same number twice");
			if (overlap(one, other))
				return wrong(check, other, "TR302: the same product at the same time");
		}
	}
	return true;
}

#define IWMO "http://www.istandaarden.nl/iwmo/3_2/"
#define IJW "http://www.istandaarden.nl/ijw/3_2/"

/* Which message it says to be by its root, and the code that belongs to it. */
static const struct kind {
	const char *message, *base, *code;
	bool youth, retour;
} kinds[] = {
	{ IWMO "wmo301/schema", IWMO "basisschema/schema", "414", false, false },
	{ IWMO "wmo302/schema", IWMO "basisschema/schema", "415", false, true },
	{ IJW "jw301/schema", IJW "basisschema/schema", "436", true, false },
	{ IJW "jw302/schema", IJW "basisschema/schema", "437", true, true },
};

static bool message_check(struct check *check, const struct node *root)
{
	const struct node *header, *client;
	const struct kind *kind = NULL;

	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		if (strcmp(kinds[i].message, root->space) == 0)
			kind = &kinds[i];
	if (!kind || strcmp(root->name, "Bericht") != 0)
		return wrong(check, root, "no message of iWmo or iJw 3.2: %s", root->space);
	check->message = kind->message;
	check->base = kind->base;
	check->retour = kind->retour;
	if (!whole_check(check, root, "Bericht"))
		return false;
	header = find(root, "Header");
	client = find(root, "Client");
	if (strcmp(text_of(header, "BerichtCode"), kind->code) != 0)
		return wrong(check, header, "COD002: the code of another message");
	return !client || (client_rules(check, client) && products_rules(check, client,
		text_of(find(header, "BerichtIdentificatie"), "Dagtekening"), kind->youth));
}

const char *standard_check(const char *xml, char problem[STANDARD_PROBLEM_BYTES])
{
	struct reading *reading = mem_new(1, sizeof(*reading));
	struct check check = { .problem = problem };
	bool ok;

	problem[0] = '\0';
	ok = xml_read(reading, xml) ? message_check(&check, &reading->nodes[0]) :
		snprintf(problem, STANDARD_PROBLEM_BYTES, "no XML, or too much of it") < 0;
	free(reading);
	return ok ? NULL : problem;
}
