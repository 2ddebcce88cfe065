package document

import (
	"bytes"
	"fmt"
	"strings"
	"unsafe"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// UTF8 is the encoding that needs no conversion.
const UTF8 = "utf-8"

// byteOrderMarks are looked for at the start of a file.
var byteOrderMarks = []struct {
	name string
	mark string
}{
	{UTF8, "\xef\xbb\xbf"},
	{"utf-16le", "\xff\xfe"},
	{"utf-16be", "\xfe\xff"},
}

// Decoded is a file's bytes as text.
type Decoded struct {
	Text     string
	Encoding string
	BOM      bool
}

// Decode turns a file's bytes into text. With an empty name the byte order
// mark decides, and without one the bytes are taken as UTF-8; those that are
// not valid stay as they are, so that saving writes them back. The text shares
// b's memory where nothing had to be converted.
func Decode(b []byte, name string) (Decoded, error) {
	out := Decoded{Encoding: name}
	for _, m := range byteOrderMarks {
		if bytes.HasPrefix(b, []byte(m.mark)) && (name == "" || name == m.name) {
			out.Encoding, out.BOM = m.name, true
			b = b[len(m.mark):]
			break
		}
	}
	if out.Encoding == "" || out.Encoding == UTF8 {
		out.Encoding = UTF8
		out.Text = unsafe.String(unsafe.SliceData(b), len(b))
		return out, nil
	}
	enc, canonical, err := LookupEncoding(out.Encoding)
	if err != nil {
		return out, err
	}
	out.Encoding = canonical
	s, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return out, fmt.Errorf("cannot read as %s: %w", canonical, err)
	}
	out.Text = string(s)
	return out, nil
}

// Encoder returns a function that turns text into a file's bytes. It fails on
// characters that the encoding does not have.
func Encoder(name string) (func(string) ([]byte, error), error) {
	if name == "" || name == UTF8 {
		return func(s string) ([]byte, error) { return []byte(s), nil }, nil
	}
	enc, canonical, err := LookupEncoding(name)
	if err != nil {
		return nil, err
	}
	return func(s string) ([]byte, error) {
		b, err := enc.NewEncoder().Bytes([]byte(s))
		if err != nil {
			return nil, fmt.Errorf("a character cannot be written as %s; :encoding utf-8 can write all", canonical)
		}
		return b, nil
	}, nil
}

// LookupEncoding finds an encoding by any of its usual names and returns its
// canonical one.
func LookupEncoding(name string) (encoding.Encoding, string, error) {
	switch strings.ToLower(name) {
	case "utf-8", "utf8":
		return encoding.Nop, UTF8, nil
	case "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", nil
	case "utf-16be", "utf-16":
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", nil
	}
	enc, err := htmlindex.Get(strings.ToLower(name))
	if err != nil {
		return nil, "", fmt.Errorf("no encoding is named %q; try utf-8, utf-16le, latin1, windows-1252, shift_jis, euc-jp, gbk, big5", name)
	}
	canonical, err := htmlindex.Name(enc)
	if err != nil {
		canonical = strings.ToLower(name)
	}
	return enc, canonical, nil
}

// bom returns the byte order mark of an encoding, "" when it has none.
func bom(name string) string {
	for _, m := range byteOrderMarks {
		if m.name == name {
			return m.mark
		}
	}
	return ""
}
