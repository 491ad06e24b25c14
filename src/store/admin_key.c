/* Public keys of employees: one authorized_keys line taken apart to the last byte. Keeping them is admin_user.c. */
#include "store/admin.h"

#include <string.h>

#include "base/mem.h"

/* What is left to read of a key blob (RFC 4251: strings with a 32-bit length in front). */
struct blob {
	const uint8_t *at;
	size_t left;
};

struct string {
	const uint8_t *bytes;
	size_t count;
};

enum { ED25519_BYTES = 32, POINT_BYTES = 65, BLOB_BYTES = CONTROL_KEY_BYTES };

struct key_type {
	const char *name;
	bool (*whole)(struct blob *blob, struct err *err);	/* reads what follows the type; NULL: refused */
	const char *reason;					/* of the refusal */
};

static bool take(struct blob *blob, struct string *out)
{
	size_t count;

	if (blob->left < 4)
		return false;
	count = (size_t)blob->at[0] << 24 | (size_t)blob->at[1] << 16 | (size_t)blob->at[2] << 8 | blob->at[3];
	if (count > blob->left - 4)
		return false;
	*out = (struct string){ blob->at + 4, count };
	blob->at += 4 + count;
	blob->left -= 4 + count;
	return true;
}

static bool broken(struct err *err)
{
	return err_set(err, ERR_INPUT, "De sleutel is beschadigd: kopieer de hele regel uit het .pub-bestand.");
}

static bool take_ed25519(struct blob *blob, struct err *err)
{
	struct string point;

	if (!take(blob, &point) || point.count != ED25519_BYTES)
		return broken(err);
	return true;
}

static bool take_nistp256(struct blob *blob, struct err *err)
{
	struct string curve, point;

	if (!take(blob, &curve) || !take(blob, &point))
		return broken(err);
	if (curve.count != 8 || memcmp(curve.bytes, "nistp256", 8) != 0)
		return broken(err);
	if (point.count != POINT_BYTES || point.bytes[0] != 4)	/* uncompressed, as SSH has it */
		return broken(err);
	return true;
}

/* The application that a security key was made for. */
static bool take_application(struct blob *blob, struct err *err)
{
	struct string application;

	if (!take(blob, &application) || application.count == 0)
		return broken(err);
	return true;
}

static bool take_sk_ed25519(struct blob *blob, struct err *err)
{
	return take_ed25519(blob, err) && take_application(blob, err);
}

static bool take_sk_nistp256(struct blob *blob, struct err *err)
{
	return take_nistp256(blob, err) && take_application(blob, err);
}

/* Bits of a positive mpint in its shortest form (RFC 4251 section 5); 0 when it is not one. */
static size_t mpint_bits(struct string number)
{
	size_t bits;

	if (number.count == 0 || number.bytes[0] & 0x80)
		return 0;
	if (number.bytes[0] == 0) {
		if (number.count == 1 || !(number.bytes[1] & 0x80))
			return 0;
		number.bytes++;
		number.count--;
	}
	bits = 8 * number.count;
	for (uint8_t first = number.bytes[0]; !(first & 0x80); first <<= 1)
		bits--;
	return bits;
}

static bool take_rsa(struct blob *blob, struct err *err)
{
	struct string exponent, modulus;
	size_t bits;

	if (!take(blob, &exponent) || !take(blob, &modulus))
		return broken(err);
	bits = mpint_bits(exponent);
	if (bits < 2 || bits > 64 || !(exponent.bytes[exponent.count - 1] & 1))
		return broken(err);
	bits = mpint_bits(modulus);
	if (bits == 0 || !(modulus.bytes[modulus.count - 1] & 1))
		return broken(err);
	if (bits < RSA_BITS_LEAST)
		return err_set(err, ERR_INPUT, "Een RSA-sleutel moet minstens %d bits hebben; deze heeft er %zu.",
			RSA_BITS_LEAST, bits);
	if (bits > RSA_BITS_MOST)
		return err_set(err, ERR_INPUT, "Een RSA-sleutel mag hoogstens %d bits hebben.", RSA_BITS_MOST);
	return true;
}

static const struct key_type key_types[] = {
	{ "ssh-ed25519", take_ed25519, NULL },
	{ "sk-ssh-ed25519@openssh.com", take_sk_ed25519, NULL },
	{ "ecdsa-sha2-nistp256", take_nistp256, NULL },
	{ "sk-ecdsa-sha2-nistp256@openssh.com", take_sk_nistp256, NULL },
	{ "ssh-rsa", take_rsa, NULL },
	{ "ssh-dss", NULL, "DSA-sleutels zijn niet veilig genoeg; maak een nieuwe met ssh-keygen -t ed25519." },
	{ "ecdsa-sha2-nistp384", NULL, "Van ECDSA wordt alleen nistp256 aangenomen; liever ssh-keygen -t ed25519." },
	{ "ecdsa-sha2-nistp521", NULL, "Van ECDSA wordt alleen nistp256 aangenomen; liever ssh-keygen -t ed25519." },
};

static const char NO_OPTIONS[] = "Zet geen opties voor de sleutel; begin met de soort, zoals ssh-ed25519.";

static int base64_value(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	if (c == '+')
		return 62;
	return c == '/' ? 63 : -1;
}

/* Strict: whole groups, padding only at the end, unused bits zero; so one blob has one spelling. */
static bool base64_decode(const char *text, uint8_t *out, size_t room, size_t *count)
{
	size_t length = strlen(text), padding = 0;

	if (length == 0 || length % 4 != 0 || length / 4 * 3 > room)
		return false;
	while (padding < 2 && text[length - 1 - padding] == '=')
		padding++;
	*count = 0;
	for (size_t i = 0; i < length; i += 4) {
		size_t signs = i + 4 == length ? 4 - padding : 4;
		uint32_t group = 0;

		for (size_t j = 0; j < 4; j++) {
			int value = j < signs ? base64_value(text[i + j]) : 0;

			if (value < 0)
				return false;
			group = group << 6 | (uint32_t)value;
		}
		for (size_t j = 0; j + 1 < signs; j++)
			out[(*count)++] = (uint8_t)(group >> (16 - 8 * j));
		if ((signs == 2 && group & 0xffff) || (signs == 3 && group & 0xff))
			return false;
	}
	return true;
}

/* Copies the word at *text into room bytes and moves on to the next word; false when it is longer. */
static bool take_word(const char **text, char *out, size_t room)
{
	size_t length = strcspn(*text, " \t\r\n");

	if (length >= room)
		return false;
	memcpy(out, *text, length);
	out[length] = '\0';
	*text += length;
	*text += strspn(*text, " \t");
	return true;
}

static const struct key_type *key_type_find(const char *name, struct err *err)
{
	for (size_t i = 0; i < COUNT_OF(key_types); i++) {
		if (strcmp(key_types[i].name, name) != 0)
			continue;
		if (key_types[i].whole)
			return &key_types[i];
		err_set(err, ERR_INPUT, "%s", key_types[i].reason);
		return NULL;
	}
	if (strstr(name, "-cert-v0"))
		err_set(err, ERR_INPUT, "Certificaten worden niet aangenomen; geef de sleutel zelf (.pub-bestand).");
	else if (strchr(name, '=') || strchr(name, ',') || strchr(name, '"') || strncmp(name, "no-", 3) == 0)
		err_set(err, ERR_INPUT, "%s", NO_OPTIONS);
	else
		err_set(err, ERR_INPUT, "Deze soort sleutel is niet bekend; gebruik ssh-keygen -t ed25519.");
	return NULL;
}

/* What people give by mistake. */
static bool line_plausible(const char *line, struct err *err)
{
	if (!*line || *line == '#')
		return err_set(err, ERR_INPUT, "Er staat geen sleutel in deze regel.");
	if (strstr(line, "PRIVATE KEY") || strncmp(line, "PuTTY-User-Key-File", 19) == 0)
		return err_set(err, ERR_INPUT, "Dit is een geheime sleutel. Geef die nooit af; geef het .pub-bestand.");
	if (strstr(line, "BEGIN SSH2 PUBLIC KEY"))
		return err_set(err, ERR_INPUT,
			"Deze sleutel heeft een andere vorm; zet hem om met ssh-keygen -i -f BESTAND.");
	line += strcspn(line, "\r\n");
	if (line[strspn(line, " \t\r\n")])
		return err_set(err, ERR_INPUT, "Geef een sleutel per keer: dit zijn er meer.");
	return true;
}

bool public_key_parse(const char *line, struct public_key *out, struct err *err)
{
	const char *rest = line + strspn(line, " \t\r\n");
	uint8_t bytes[BLOB_BYTES];
	const struct key_type *type;
	struct blob blob = { bytes, 0 };
	struct string inner;

	*out = (struct public_key){ 0 };
	if (!line_plausible(rest, err))
		return false;
	if (!take_word(&rest, out->type, sizeof(out->type)))
		return err_set(err, ERR_INPUT, "%s", NO_OPTIONS);
	type = key_type_find(out->type, err);
	if (!type)
		return false;
	if (!take_word(&rest, out->key, sizeof(out->key)))
		return err_set(err, ERR_INPUT, "De sleutel is te lang.");
	if (!base64_decode(out->key, bytes, sizeof(bytes), &blob.left))
		return broken(err);
	if (!take(&blob, &inner) || inner.count != strlen(type->name) ||
			memcmp(inner.bytes, type->name, inner.count) != 0)
		return broken(err);
	if (!type->whole(&blob, err))
		return false;
	if (blob.left != 0)
		return broken(err);
	return text_clean_line(rest, "De toelichting bij de sleutel", out->comment, sizeof(out->comment), err);
}
