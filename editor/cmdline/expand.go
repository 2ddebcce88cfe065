package cmdline

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Named is an entry of a table that completion and help show.
type Named struct{ Name, Doc string }

var kinds = [...]Named{
	{"", "%{name}: a variable of the editor"},
	{"u", "%u{HEX}: the character with that code point"},
	{"sh", "%sh{COMMAND}: the output of a shell command"},
	{"reg", "%reg{R}: the values of a register"},
}

var variables = [...]Named{
	{"cursor_line", "Line of the primary cursor, from 1"},
	{"cursor_column", "Column of the primary cursor in characters, from 1"},
	{"buffer_name", "Name of the buffer as shown"},
	{"file_path_absolute", "Absolute path of the buffer, or the working directory"},
	{"line_ending", "The buffer's line break"},
	{"current_working_directory", "Working directory"},
	{"workspace_directory", "Root of the workspace"},
	{"language", "Language of the buffer"},
	{"selection", "Text of the primary selection"},
	{"selection_line_start", "First line of the primary selection, from 1"},
	{"selection_line_end", "Last line of the primary selection, from 1"},
}

// Kinds lists the kinds of expansions; that of variables has no name.
func Kinds() []Named { return slices.Clone(kinds[:]) }

// Variables lists what may stand in %{}.
func Variables() []Named { return slices.Clone(variables[:]) }

func isVariable(name string) bool {
	return slices.ContainsFunc(variables[:], func(v Named) bool { return v.Name == name })
}

// Expander knows what expansions stand for.
type Expander interface {
	// Variable returns the value of one of Variables.
	Variable(name string) (string, error)
	// Register returns all values of a register, joined without separator.
	Register(name rune) (string, error)
	// Shell runs a command and returns its output without the last line break.
	Shell(command string) (string, error)
}

// expandAll does the expansions in s, and %%. A nil Expander only checks: the
// result is then meaningless.
func expandAll(s string, x Expander) (string, error) {
	if strings.IndexByte(s, '%') < 0 {
		return s, nil
	}
	var out strings.Builder
	for at := 0; at < len(s); {
		percent := strings.IndexByte(s[at:], '%')
		if percent < 0 {
			out.WriteString(s[at:])
			break
		}
		out.WriteString(s[at : at+percent])
		at += percent
		if strings.HasPrefix(s[at:], "%%") {
			out.WriteByte('%')
			at += 2
			continue
		}
		t := readExpansion(s, at)
		value, err := t.expand(s, x)
		if err != nil {
			return "", err
		}
		out.WriteString(value)
		at = t.to
	}
	return out.String(), nil
}

// expand gives the value of an argument. A nil Expander only checks.
func (t token) expand(s string, x Expander) (string, error) {
	if err := t.check(s); err != nil {
		return "", err
	}
	content := t.content(s)
	switch t.form {
	case expanded:
		return expandAll(content, x)
	case expansion:
		return expandKind(t.kind, content, x)
	}
	return content, nil
}

func expandKind(kind, content string, x Expander) (string, error) {
	switch kind {
	case "":
		if !isVariable(content) {
			return "", fmt.Errorf("unknown variable '%s'", content)
		}
		if x == nil {
			return "", nil
		}
		return x.Variable(content)
	case "u":
		return codePoint(content)
	case "reg":
		name, size := utf8.DecodeRuneInString(content)
		if size == 0 {
			return "", fmt.Errorf("missing register name in %%reg{}")
		}
		if size != len(content) {
			return "", fmt.Errorf("invalid register '%s': should only be a single character", content)
		}
		if x == nil {
			return "", nil
		}
		return x.Register(name)
	case "sh":
		command, err := expandAll(content, x)
		if err != nil || x == nil {
			return "", err
		}
		return x.Shell(command)
	}
	return "", fmt.Errorf("unknown expansion '%s'", kind)
}

func codePoint(hex string) (string, error) {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return "", fmt.Errorf("could not interpret '%s' as a Unicode character code", hex)
	}
	return string(rune(n)), nil
}

// hasShell reports whether expanding s would run a shell.
func hasShell(s string) bool {
	for at := 0; at < len(s); at++ {
		if s[at] != '%' {
			continue
		}
		if strings.HasPrefix(s[at:], "%%") {
			at++
			continue
		}
		t := readExpansion(s, at)
		if t.open != 0 && t.kind == "sh" {
			return true
		}
		at = t.to - 1
	}
	return false
}
