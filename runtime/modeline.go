package runtime

import (
	"strconv"
	"strings"
)

// ModelineLines is how many lines at either end of a file may hold a modeline.
const ModelineLines = 5

// Modeline is what a Vim modeline may say here: the language and the
// indentation, nothing else.
type Modeline struct {
	Language string // as written; resolve it with ForModeline
	TabWidth int    // 0: not said
	Indent   int    // cells of one level, 0: not said
	Spaces   *bool  // indent with blanks
}

// ParseModeline reads a line such as `# vim: set ft=python sw=4 et:` or
// `# vim: ft=sh:ts=8`. ok is false when the line holds none.
func ParseModeline(line string) (m Modeline, ok bool) {
	rest, found := "", false
	for _, mark := range []string{"vim:", "vi:", "ex:"} {
		if i := strings.Index(line, mark); i >= 0 && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t') {
			rest, found = strings.TrimSpace(line[i+len(mark):]), true
			break
		}
	}
	if !found {
		return m, false
	}
	if body, isSet := strings.CutPrefix(rest, "set "); isSet || strings.HasPrefix(rest, "se ") {
		if !isSet {
			body = rest[len("se "):]
		}
		rest, _, _ = strings.Cut(body, ":")
	}
	for _, word := range strings.FieldsFunc(rest, func(r rune) bool { return r == ' ' || r == ':' || r == '\t' }) {
		ok = m.set(word) || ok
	}
	return m, ok
}

// set applies one option and tells whether it is one of the few known.
func (m *Modeline) set(word string) bool {
	key, value, _ := strings.Cut(word, "=")
	switch key {
	case "ft", "filetype", "syn", "syntax":
		m.Language = value
		return value != ""
	case "ts", "tabstop":
		return setWidth(&m.TabWidth, value)
	case "sw", "shiftwidth", "sts", "softtabstop":
		return setWidth(&m.Indent, value)
	case "et", "expandtab", "noet", "noexpandtab":
		spaces := key[0] == 'e'
		m.Spaces = &spaces
		return true
	}
	return false
}

func setWidth(to *int, value string) bool {
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > 16 {
		return false
	}
	*to = n
	return true
}

// ForModeline finds the language a modeline names: its name, its language
// server id, or an extension, since other editors use other names.
func (l Languages) ForModeline(name string) *Language {
	if name == "" {
		return nil
	}
	if lang := l.Find(name); lang != nil {
		return lang
	}
	for i := range l.List {
		if l.List[i].LanguageID == name {
			return &l.List[i]
		}
	}
	return l.ForPath("x." + name)
}
