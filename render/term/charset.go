package term

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// charset is the character set of a terminal that does not speak UTF-8. nil
// stands for UTF-8.
type charset struct {
	name  string
	upper *[128]rune    // what the bytes 0x80 to 0xff mean; 0 for nothing
	bytes map[rune]byte // and back
}

// charsets are the legacy character sets of one byte, by the name a locale has
// for them, in lower case and without dashes.
var charsets = map[string]*charmap.Charmap{
	"iso88591": charmap.ISO8859_1, "iso88592": charmap.ISO8859_2, "iso88593": charmap.ISO8859_3,
	"iso88594": charmap.ISO8859_4, "iso88595": charmap.ISO8859_5, "iso88596": charmap.ISO8859_6,
	"iso88597": charmap.ISO8859_7, "iso88598": charmap.ISO8859_8, "iso88599": charmap.ISO8859_9,
	"iso885910": charmap.ISO8859_10, "iso885913": charmap.ISO8859_13, "iso885914": charmap.ISO8859_14,
	"iso885915": charmap.ISO8859_15, "iso885916": charmap.ISO8859_16,
	"koi8r": charmap.KOI8R, "koi8u": charmap.KOI8U, "cp1251": charmap.Windows1251, "cp1252": charmap.Windows1252,
}

// findCharset returns the character set of the locale. A locale that names
// none (C, POSIX, or nothing at all) says little about the terminal, which then
// is one of today. Sets we do not have are taken for ASCII.
func findCharset(env func(string) string) *charset {
	locale := env("LC_ALL")
	for _, name := range [...]string{"LC_CTYPE", "LANG"} {
		if locale == "" {
			locale = env(name)
		}
	}
	_, name, named := strings.Cut(locale, ".")
	name, _, _ = strings.Cut(name, "@")
	short := strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(name))
	if !named || short == "utf8" || short == "" {
		return nil
	}
	c := &charset{name: name, upper: new([128]rune), bytes: map[rune]byte{}}
	if m := charsets[short]; m != nil {
		for b := 0xa0; b < 0x100; b++ {
			c.add(byte(b), m.DecodeByte(byte(b)))
		}
		if strings.HasPrefix(short, "koi8") || strings.HasPrefix(short, "cp") {
			for b := 0x80; b < 0xa0; b++ {
				c.add(byte(b), m.DecodeByte(byte(b)))
			}
		}
	}
	return c
}

func (c *charset) add(b byte, r rune) {
	if r >= 0xa0 && r != '\ufffd' {
		c.upper[b-0x80] = r
		c.bytes[r] = b
	}
}

// append adds what the terminal shows for r: its byte, or a question mark.
func (c *charset) append(out []byte, r rune) []byte {
	if r < 0x80 {
		return append(out, byte(r))
	}
	if b, ok := c.bytes[r]; ok {
		return append(out, b)
	}
	return append(out, '?')
}
