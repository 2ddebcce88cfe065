// Package style gives documents what .editorconfig files and modelines ask for:
// indentation, line breaks, encoding, clean-ups on save, language.
package style

import (
	"strconv"
	"strings"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/text"
	hxruntime "hx/runtime"
)

// maxIndent is the widest indentation and tab there is, in cells.
const maxIndent = 16

// Style is the feature.
type Style struct {
	ed *editor.Editor
	// The settings of the file that is being opened: they are asked for twice.
	path string
	last settings
}

// Connect hangs the feature into an editor.
func Connect(env *command.Env) {
	s := &Style{ed: env.Ed}
	env.Ed.Charset = s.charset
	env.Ed.Style = s.apply
	env.Ed.Modeline = s.language
}

// charsets are the names of EditorConfig that others call differently.
var charsets = map[string]string{"utf-8-bom": document.UTF8}

func (s *Style) charset(path string) (string, bool) {
	if !s.ed.Conf.Editor.EditorConfig {
		return "", false
	}
	s.path, s.last = path, read(path)
	name := s.last["charset"]
	if other, ok := charsets[name]; ok {
		return other, true
	}
	return name, strings.HasPrefix(name, "utf-16")
}

// apply sets what the file's folder asks for, then what the text itself does.
func (s *Style) apply(ed *editor.Editor, d *document.Document) {
	if ed.Conf.Editor.EditorConfig && d.File.Path != "" {
		set := s.last
		if s.path != d.File.Path {
			set = read(d.File.Path)
		}
		set.apply(d)
	}
	s.path, s.last = "", nil
	if m, ok := s.modeline(d); ok {
		applyModeline(m, d)
	}
}

// settings are the properties of EditorConfig for one file, in lower case, by
// name. Unset ones are left out.
type settings map[string]string

func (s settings) apply(d *document.Document) {
	s.indent(d)
	switch s["end_of_line"] {
	case "lf":
		d.LineEnding = text.LF
	case "crlf":
		d.LineEnding = text.CRLF
	}
	d.Tidy.TrimTrailing = s.flag("trim_trailing_whitespace")
	d.Tidy.FinalNewline = s.flag("insert_final_newline")
	if n, ok := s.number("max_line_length", 1<<20); ok {
		d.TextWidth = n
	}
}

func (s settings) indent(d *document.Document) {
	width, ok := s.number("tab_width", maxIndent)
	size, sized := s.number("indent_size", maxIndent)
	switch {
	case ok:
		d.TabWidth = width
	case sized:
		d.TabWidth = size
	}
	if s["indent_size"] == "tab" {
		size, sized = d.TabWidth, true
	}
	spaces := d.Indent.Spaces
	if sized {
		spaces = size
	} else if spaces == 0 {
		spaces = d.TabWidth
	}
	switch style := s["indent_style"]; {
	case style == "tab":
		d.Indent = document.Indent{}
	case style == "space", style == "" && sized && d.Indent.Spaces > 0:
		d.Indent = document.Indent{Spaces: min(spaces, maxIndent)}
	}
}

func (s settings) number(name string, most int) (int, bool) {
	n, err := strconv.Atoi(s[name])
	return min(n, most), err == nil && n > 0
}

func (s settings) flag(name string) *bool {
	v, err := strconv.ParseBool(s[name])
	if err != nil {
		return nil
	}
	return &v
}

// modeline finds the last modeline of a text's first and last lines.
func (s *Style) modeline(d *document.Document) (hxruntime.Modeline, bool) {
	if !s.ed.Conf.Editor.Modeline {
		return hxruntime.Modeline{}, false
	}
	t := d.Text()
	n := t.FullLines()
	for line := n - 1; line >= 0; line-- {
		if line >= hxruntime.ModelineLines && line < n-hxruntime.ModelineLines {
			line = hxruntime.ModelineLines - 1
		}
		// Long lines are data, not for people to read.
		start, end := t.LineStart(line), t.LineEnd(line)
		if end-start > maxModeline {
			continue
		}
		if m, ok := hxruntime.ParseModeline(t.Slice(start, end)); ok {
			return m, true
		}
	}
	return hxruntime.Modeline{}, false
}

const maxModeline = 1000 // bytes

// language is the name of the language that a modeline asks for.
func (s *Style) language(d *document.Document) string {
	m, ok := s.modeline(d)
	if !ok {
		return ""
	}
	if l := s.ed.Langs.ForModeline(m.Language); l != nil {
		return l.Name
	}
	return ""
}

func applyModeline(m hxruntime.Modeline, d *document.Document) {
	if m.TabWidth > 0 {
		d.TabWidth = m.TabWidth
	}
	spaces := d.Indent.Spaces
	if m.Indent > 0 {
		spaces = m.Indent
	}
	switch {
	case m.Spaces != nil && *m.Spaces:
		if spaces == 0 {
			spaces = d.TabWidth
		}
		d.Indent = document.Indent{Spaces: spaces}
	case m.Spaces != nil:
		d.Indent = document.Indent{}
	case d.Indent.Spaces > 0:
		d.Indent = document.Indent{Spaces: spaces}
	}
}
