package themes

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

// Warning is an entry of a theme file that was left out because it makes no
// sense; the rest of the theme is in use.
type Warning struct {
	File string // as the user knows it
	Line int    // counted from 1, 0 if it is not known
	Text string // what is wrong, and what would be right
}

func (w Warning) String() string { return place(w.File, w.Line) + w.Text }

func place(file string, line int) string {
	if line == 0 {
		return file + ": "
	}
	return fmt.Sprintf("%s:%d: ", file, line)
}

// maxFileSize bounds what is read as a theme, in bytes; the largest known
// theme file is a tenth of it.
const maxFileSize = 256 << 10

// file is one theme file taken apart. Colours are still words, because the
// palette that explains them may come from a file that inherits this one.
type file struct {
	path     string
	meta     toml.MetaData
	top      map[string]toml.Primitive
	inherits string
	palette  map[string]toml.Primitive
	scopes   []string // sorted
}

// parseFile reads a theme file's text; path is used in messages only. The
// error names file and line.
func parseFile(path, text string) (*file, error) {
	f := &file{path: path}
	if len(text) > maxFileSize {
		return nil, fmt.Errorf("%s: too large for a theme file", path)
	}
	if line := tooDeep(text); line > 0 {
		return nil, f.errorAt(line, "nested too deeply for a theme file")
	}
	meta, err := toml.Decode(text, &f.top)
	if err != nil {
		return nil, f.syntaxError(err)
	}
	f.meta = meta
	for key := range f.top {
		switch key {
		case "inherits":
			if err := f.decode(f.top[key], &f.inherits); err != nil || f.inherits == "" {
				return nil, f.errorAt(f.line(key), `inherits must be the name of a theme, for example inherits = "default"`)
			}
		case "palette":
			if err := f.decode(f.top[key], &f.palette); err != nil || f.palette == nil {
				return nil, f.errorAt(f.line(key), "palette must be a table of colours: [palette] and below it lines such as red = \"#ff0000\"")
			}
		case "rainbow":
		default:
			f.scopes = append(f.scopes, key)
		}
	}
	slices.Sort(f.scopes)
	return f, nil
}

func (f *file) decode(p toml.Primitive, into any) error { return f.meta.PrimitiveDecode(p, into) }

func (f *file) errorAt(line int, text string) error {
	return errors.New(place(f.path, line) + text)
}

func (f *file) syntaxError(err error) error {
	var pe toml.ParseError
	if !errors.As(err, &pe) {
		return f.errorAt(0, oneLine(err.Error()))
	}
	return f.errorAt(pe.Position.Line, "not valid TOML: "+oneLine(pe.Message))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// line finds where a key is written; 0 if it cannot be told. It is meant for
// messages: its cost grows with the file.
func (f *file) line(key string) int {
	return f.lineOf(f.top[key])
}

func (f *file) lineOf(p toml.Primitive) int {
	var pe toml.ParseError
	if errors.As(f.decode(p, &refuser{}), &pe) {
		if pe.Position.Line > 0 {
			return pe.Position.Line
		}
	}
	// A table that only exists through its entries is where the first of
	// these is.
	var entries map[string]toml.Primitive
	if f.decode(p, &entries) != nil {
		return 0
	}
	first := 0
	for _, e := range entries {
		if n := f.lineOf(e); n > 0 && (first == 0 || n < first) {
			first = n
		}
	}
	return first
}

// refuser takes no value at all. The error that results is the only way to
// learn the position of a key that is already parsed.
type refuser struct{}

func (*refuser) UnmarshalTOML(any) error { return errors.New("refused") }

// raw is a style as written: colours are words.
type raw struct {
	fg, bg, line any // nil when absent
	mods         Modifier
	underline    UnderlineStyle
}

type modifierName struct {
	name string
	mod  Modifier
}

// modifierNames are the words of a modifiers list. "underlined" is an older
// way to ask for a plain underline.
var modifierNames = [...]modifierName{
	{"bold", Bold}, {"dim", Dim}, {"italic", Italic}, {"slow_blink", SlowBlink}, {"rapid_blink", RapidBlink},
	{"reversed", Reversed}, {"hidden", Hidden}, {"crossed_out", CrossedOut},
}

type underlineName struct {
	name  string
	style UnderlineStyle
}

var underlineNames = [...]underlineName{
	{"line", Line}, {"curl", Curl}, {"dashed", Dashed}, {"dotted", Dotted}, {"double_line", DoubleLine},
}

// readStyle takes a style's value apart. complain is called for each part that
// makes no sense; the other parts count.
func readStyle(value any, complain func(string)) raw {
	var r raw
	table, ok := value.(map[string]any)
	if !ok {
		if isColorWord(value) {
			r.fg = value
		} else {
			complain("a style is a colour such as \"#ff8000\" or a table such as { fg = \"red\", modifiers = [\"bold\"] }")
		}
		return r
	}
	for _, key := range slices.Sorted(maps.Keys(table)) {
		v := table[key]
		switch key {
		case "fg", "bg":
			if !isColorWord(v) {
				complain(key + " must be a colour, for example \"#ff8000\"")
			} else if key == "fg" {
				r.fg = v
			} else {
				r.bg = v
			}
		case "modifiers":
			r.readModifiers(v, complain)
		case "underline":
			r.readUnderline(v, complain)
		default:
			complain(fmt.Sprintf("%q is not part of a style, which may have fg, bg, underline and modifiers; "+
				"scopes with dots are written in quotes, such as \"ui.text\"", key))
		}
	}
	return r
}

func isColorWord(v any) bool {
	switch v := v.(type) {
	case string:
		return v != ""
	case int64:
		return true
	}
	return false
}

func (r *raw) readModifiers(v any, complain func(string)) {
	list, ok := v.([]any)
	if !ok {
		complain("modifiers must be a list, for example [\"bold\", \"italic\"]")
		return
	}
	for _, item := range list {
		name, ok := item.(string)
		if ok && name == "underlined" {
			r.underline = max(r.underline, Line)
			continue
		}
		i := slices.IndexFunc(modifierNames[:], func(m modifierName) bool { return m.name == name })
		if !ok || i < 0 {
			complain(fmt.Sprintf("%v is not a modifier; there are bold, dim, italic, underlined, slow_blink, rapid_blink, reversed, hidden, crossed_out", quoted(item)))
			continue
		}
		r.mods |= modifierNames[i].mod
	}
}

func (r *raw) readUnderline(v any, complain func(string)) {
	table, ok := v.(map[string]any)
	if !ok {
		complain("underline must be a table, for example { color = \"red\", style = \"curl\" }")
		return
	}
	shape := Line
	for _, key := range slices.Sorted(maps.Keys(table)) {
		v := table[key]
		switch key {
		case "color":
			if !isColorWord(v) {
				complain("underline.color must be a colour, for example \"#ff8000\"")
				continue
			}
			r.line = v
		case "style":
			i := slices.IndexFunc(underlineNames[:], func(u underlineName) bool { return u.name == v })
			if i < 0 {
				complain(fmt.Sprintf("%v is not an underline style; there are line, curl, dashed, dotted, double_line", quoted(v)))
				continue
			}
			shape = underlineNames[i].style
		default:
			complain(fmt.Sprintf("%q is not part of an underline; it may have color and style", key))
		}
	}
	r.underline = shape
}

func quoted(v any) string {
	if s, ok := v.(string); ok {
		return strconv.Quote(s)
	}
	return oneLine(fmt.Sprint(v))
}
