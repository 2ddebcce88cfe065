package source

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// Edit returns text with the key at path set to value (see Format) and
// everything else, comments and layout included, as it was. A key that exists
// is changed in place; a new one is put with its kin. The result is read back
// before it is returned: when it would say anything else than before plus the
// new value, or when text is not valid TOML to begin with, there is an error
// and the text must be left alone.
func Edit(text string, path []string, value any) (string, error) {
	written, err := Format(value)
	if err != nil {
		return "", err
	}
	old := parse("", text, true)
	if len(old.Errors) > 0 {
		return "", fmt.Errorf("the file has an error to be mended first: %w", old.Errors[0])
	}
	if len(path) == 0 {
		return "", errors.New("no key is given")
	}
	out, err := old.set(path, written)
	if err != nil {
		return "", err
	}
	if err := verify(old, out, path, written); err != nil {
		return "", err
	}
	return out, nil
}

var errShape = errors.New("the file's layout does not allow changing this key; edit it by hand")

// verify checks that text says what old says plus the written value at path.
func verify(old *File, text string, path []string, written string) error {
	var decoded map[string]any
	if _, err := toml.Decode(text, &decoded); err != nil {
		return errShape
	}
	v := parse("", "v = "+written, false)
	want := old.Root.Plain()
	m := want
	for _, key := range path[:len(path)-1] {
		inner, ok := m[key].(map[string]any)
		if !ok {
			inner = map[string]any{}
			m[key] = inner
		}
		m = inner
	}
	m[path[len(path)-1]] = v.Root.Plain()["v"]
	now := parse("", text, false)
	if len(v.Errors)+len(now.Errors) > 0 || !reflect.DeepEqual(now.Root.Plain(), want) {
		return errShape
	}
	return nil
}

// set returns the file's text with the value written at path.
func (f *File) set(path []string, written string) (string, error) {
	v, ok := f.Root.Lookup(path...)
	if !ok {
		return f.addKey(path, written)
	}
	if t, isTable := v.Data.(*Table); isTable && t.made != inlined {
		// The key is a table of several lines: take them out, then add.
		rest, err := f.without(path)
		if err != nil {
			return "", err
		}
		return parse("", rest, true).set(path, written)
	}
	if list, isList := v.Data.([]Value); isList && endsInElement(list) {
		return "", errShape
	}
	return f.splice(v.from, v.to, written), nil
}

func (f *File) splice(from, to int, with string) string {
	return f.text[:from] + with + f.text[to:]
}

// without returns the text without the lines that make the table at path.
func (f *File) without(path []string) (string, error) {
	var b strings.Builder
	kept := 0
	for _, s := range f.stmts {
		if len(s.path) >= len(path) && slices.Equal(s.path[:len(path)], path) {
			b.WriteString(f.text[kept:s.from])
			kept = s.to
		}
	}
	if kept == 0 {
		return "", errShape // it is part of an inline table
	}
	b.WriteString(f.text[kept:])
	return b.String(), nil
}

// addKey writes a key that is not there yet.
func (f *File) addKey(path []string, written string) (string, error) {
	// The innermost table on the way that exists, and the innermost one
	// written in braces.
	t, depth := f.Root, 0
	var braces Value
	bracesDepth := 0
	for depth < len(path)-1 {
		v, ok := t.Get(path[depth])
		if !ok {
			break
		}
		inner, ok := v.Data.(*Table)
		if !ok {
			return "", fmt.Errorf("%s is already set to something else on line %d", dottedKey(path[:depth+1]), v.Line)
		}
		t = inner
		depth++
		if inner.made == inlined {
			braces, bracesDepth = v, depth
		}
	}
	switch {
	case braces.Data != nil:
		return f.addInBraces(braces, path[bracesDepth:], written), nil
	case t == f.Root && len(path) == 1:
		return f.addAtTop(path, written), nil
	case t != f.Root && t.made == headed:
		return f.addToSection(t, path, written)
	case t.made == dotted:
		return f.addBeside(path[:depth], path, written)
	}
	return f.addSection(path, written), nil
}

func (f *File) newline() string {
	if i := strings.IndexByte(f.text, '\n'); i > 0 && f.text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// insertLine puts line at the byte at, which is a line start or the end.
func (f *File) insertLine(at int, line string) string {
	nl := f.newline()
	if at > 0 && f.text[at-1] != '\n' && strings.TrimPrefix(f.text[:at], "\ufeff") != "" {
		line = nl + line
	}
	return f.splice(at, at, line+nl)
}

func (f *File) addInBraces(v Value, path []string, written string) string {
	entry := dottedKey(path) + " = " + written
	if end := lastEnd(v.Data.(*Table)); end > 0 {
		return f.splice(end, end, ", "+entry)
	}
	return f.splice(v.from+1, v.from+1, " "+entry+" ")
}

// lastEnd returns the byte behind the last value in an inline table.
func lastEnd(t *Table) int {
	end := 0
	for _, v := range t.values {
		if inner, ok := v.Data.(*Table); ok && inner.made == dotted {
			end = max(end, lastEnd(inner))
		} else {
			end = max(end, v.to)
		}
	}
	return end
}

// addAtTop adds a key before the first header.
func (f *File) addAtTop(path []string, written string) string {
	line := dottedKey(path) + " = " + written
	at, last := -1, -1
	for i, s := range f.stmts {
		if s.header {
			at = s.from
			break
		}
		last = i
	}
	switch {
	case last >= 0:
		return f.insertLine(f.stmts[last].to, f.indent(last)+line)
	case at >= 0:
		return f.insertLine(f.aboveComments(at), line+f.newline())
	}
	return f.insertLine(len(f.text), line)
}

// aboveComments moves a line start up over the comment lines right above it.
func (f *File) aboveComments(at int) int {
	for at > 0 {
		start := strings.LastIndexByte(f.text[:at-1], '\n') + 1
		if !strings.HasPrefix(strings.TrimLeft(f.text[start:at], " \t"), "#") {
			break
		}
		at = start
	}
	if at < 3 && strings.HasPrefix(f.text, "\ufeff") {
		return 3
	}
	return at
}

// indent returns the blanks before statement i.
func (f *File) indent(i int) string {
	s := f.text[f.stmts[i].from:f.stmts[i].to]
	s = strings.TrimPrefix(s, "\ufeff")
	return s[:len(s)-len(strings.TrimLeft(s, " \t"))]
}

// addToSection adds a key below the header of t.
func (f *File) addToSection(t *Table, path []string, written string) (string, error) {
	h := slices.IndexFunc(f.stmts, func(s statement) bool { return s.header && s.table == t })
	if h < 0 {
		return "", errShape
	}
	last := h
	for i := h + 1; i < len(f.stmts) && !f.stmts[i].header; i++ {
		last = i
	}
	line := dottedKey(path[len(f.stmts[h].path):]) + " = " + written
	return f.insertLine(f.stmts[last].to, f.indent(last)+line), nil
}

// addBeside adds a key after the last one below the dotted table prefix.
func (f *File) addBeside(prefix, path []string, written string) (string, error) {
	for i := len(f.stmts) - 1; i >= 0; i-- {
		s := f.stmts[i]
		if s.header || len(s.path) <= len(prefix) || !slices.Equal(s.path[:len(prefix)], prefix) {
			continue
		}
		above := 0
		if s.section >= 0 {
			above = len(f.stmts[s.section].path)
		}
		if above > len(prefix) {
			continue // in a section of its own further down
		}
		return f.insertLine(s.to, f.indent(i)+dottedKey(path[above:])+" = "+written), nil
	}
	return "", errShape
}

// addSection adds a header with one key at the end of the file.
func (f *File) addSection(path []string, written string) string {
	nl := f.newline()
	block := "[" + dottedKey(path[:len(path)-1]) + "]" + nl + quoteKey(path[len(path)-1]) + " = " + written
	if strings.TrimSpace(strings.TrimPrefix(f.text, "\ufeff")) != "" {
		block = nl + block
	}
	return f.insertLine(len(f.text), block)
}
