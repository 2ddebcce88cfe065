package syntax

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// QueryKind names one of the query files a language can have.
type QueryKind uint8

const (
	Highlights QueryKind = iota
	Locals
	Injections
	Indents
	TextObjects
	Tags
	Rainbows
	queryKinds
)

// QueryKinds lists all kinds in the order health reports show them.
var QueryKinds = [...]QueryKind{Highlights, Locals, Injections, Indents, TextObjects, Tags, Rainbows}

func (k QueryKind) String() string {
	return [...]string{"highlights", "locals", "injections", "indents", "textobjects", "tags", "rainbows"}[k]
}

// File is the name of the kind's file in queries/LANGUAGE/.
func (k QueryKind) File() string { return k.String() + ".scm" }

// QueryError is a query file that could not be used, with the place at fault.
// Line and Col count from 1, Col in characters.
type QueryError struct {
	File      string
	Line, Col int
	Problem   string
}

func (e *QueryError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Col, e.Problem)
}

// ReadQuery reads one query file of a language. found is false when the
// language has none; name is for messages.
type ReadQuery func(language string, kind QueryKind) (text, name string, found bool)

// querySource is a query text after expansion of its inherit comments, with
// the files its parts come from.
type querySource struct {
	text  string
	parts []sourcePart
}

// sourcePart says that the text from byte at on comes from byte from of file.
type sourcePart struct {
	at, from int
	file     *sourceFile
}

type sourceFile struct{ name, text string }

// inherits finds the comments that pull in other languages' files. Blanks
// within the list are not allowed: the list ends there.
var inherits = regexp.MustCompile(`;+\s*inherits\s*:?\s*([a-z_,()-]+)\s*`)

// expandQuery reads a query file and replaces each inherit comment, where it
// stands, by the files of the listed languages, in order, recursively. found
// is false when the language itself has no such file.
func expandQuery(read ReadQuery, language string, kind QueryKind) (src querySource, found bool) {
	var b strings.Builder
	open := map[string]bool{}
	var expand func(lang string) bool
	expand = func(lang string) bool {
		if open[lang] {
			return false // a cycle contributes nothing
		}
		body, name, ok := read(lang, kind)
		if !ok {
			return false
		}
		open[lang] = true
		defer delete(open, lang)
		file := &sourceFile{name, body}
		at := 0
		add := func(to int) {
			src.parts = append(src.parts, sourcePart{b.Len(), at, file})
			b.WriteString(body[at:to])
		}
		for _, m := range inherits.FindAllStringSubmatchIndex(body, -1) {
			add(m[0])
			for parent := range strings.SplitSeq(body[m[2]:m[3]], ",") {
				b.WriteByte('\n')
				expand(strings.Trim(parent, "()"))
				b.WriteByte('\n')
			}
			at = m[1]
		}
		add(len(body))
		return true
	}
	found = expand(language)
	src.text = b.String()
	return src, found
}

// errorAt makes an error for a byte of the expanded text.
func (s querySource) errorAt(offset int, format string, args ...any) *QueryError {
	e := &QueryError{File: "query", Line: 1, Col: 1, Problem: fmt.Sprintf(format, args...)}
	var part sourcePart
	for _, p := range s.parts {
		if p.at <= offset {
			part = p
		}
	}
	if part.file != nil {
		before := part.file.text[:min(part.from+offset-part.at, len(part.file.text))]
		e.File = part.file.name
		e.Line = strings.Count(before, "\n") + 1
		e.Col = utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	}
	return e
}
