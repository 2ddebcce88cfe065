package source

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

const (
	// maxSize bounds the files that are read, in bytes. It is far above any
	// configuration written by hand and keeps a wrong path from costing
	// memory.
	maxSize = 1 << 20
	// maxDepth bounds lists and inline tables within each other, and so the
	// depth of recursion.
	maxDepth = 64
	// maxErrors bounds File.Errors.
	maxErrors = 100
)

// Parse reads text as TOML. It always returns a file: what cannot be
// understood is described in Errors and everything else is in Root. Time and
// memory grow with the text; nothing is looked up on disk.
func Parse(name, text string) *File { return parse(name, text, false) }

// statement is a [header] or a key with its value, with the bytes it takes.
type statement struct {
	header, array bool
	table         *Table   // the table named or added to
	path          []string // from the root
	section       int      // index of the header above, -1 at the top
	from, to      int      // whole lines, line break included
	value         Value    // of a key
}

type parser struct {
	file    *File
	text    string
	pos     int
	line    int
	depth   int
	valid   bool // the whole text is valid UTF-8
	record  bool // keep statements
	quiet   bool // in the remains of a broken statement: say nothing
	section *Table
	path    []string // of section
	header  int      // index of the section's statement
	failure failure
}

// failure describes why the current statement is broken.
type failure struct {
	at   int // byte to point at
	stop int // byte where reading gave up
	text string
	key  string
}

func parse(name, text string, record bool) *File {
	f := &File{Name: name, text: text}
	f.Root = &Table{File: f, Line: 1, made: headed}
	p := &parser{file: f, text: text, line: 1, valid: utf8.ValidString(text), record: record, section: f.Root, header: -1}
	switch {
	case len(text) > maxSize:
		p.fail(0, "", fmt.Sprintf("the file has more than %d bytes and is not read", maxSize))
		p.report()
		return f
	case strings.IndexByte(text[:min(len(text), 6)], 0) >= 0:
		p.fail(0, "", "the file is not UTF-8 text and is not read")
		p.report()
		return f
	case strings.HasPrefix(text, "\xff\xfe"), strings.HasPrefix(text, "\xfe\xff"):
		p.pos = 2 // the mark of UTF-16 before what is not UTF-16
	case strings.HasPrefix(text, "\xef\xbb\xbf"):
		p.pos = 3
	}
	for p.skipBlank() {
		p.statement()
	}
	return f
}

// statement reads one statement, or reports it and moves behind it.
func (p *parser) statement() {
	start, line := p.pos, p.line
	p.depth = 0
	ok := false
	switch {
	case p.text[p.pos] != '[':
		ok = p.readPair(start)
	case p.quiet && !p.looksLikeStatement(p.lineStart(start)):
		p.fail(start, "", "") // rather a list within the broken list
	default:
		ok = p.readHeader(start)
	}
	if ok {
		p.quiet = false
		return
	}
	if !p.quiet {
		p.report()
	}
	p.resume(start, line)
}

// resume moves to the line from which reading goes on after a failure in the
// statement that began at start.
func (p *parser) resume(start, line int) {
	at := p.failure.stop
	if at >= len(p.text) && strings.Count(p.text[start:], "\n") > 0 {
		at = start // something was opened and never closed: only its first line is lost
	}
	next := p.lineStart(at)
	again := next > start && p.looksLikeStatement(next)
	if !again {
		next = len(p.text)
		if i := strings.IndexByte(p.text[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		p.quiet = p.quiet || p.depth > 0 || at < p.failure.stop
	}
	p.line = line + strings.Count(p.text[start:next], "\n")
	p.pos = next
}

// fail notes why the current statement is broken and returns false.
func (p *parser) fail(at int, key, text string) bool {
	p.failure = failure{at: at, stop: max(p.pos, at), key: key, text: text}
	return false
}

func (p *parser) report() {
	if len(p.file.Errors) >= maxErrors {
		return
	}
	at := min(p.failure.at, len(p.text))
	p.file.Errors = append(p.file.Errors, Error{
		Line: 1 + strings.Count(p.text[:at], "\n"),
		Col:  1 + utf8.RuneCountInString(p.text[p.lineStart(at):at]),
		Key:  p.failure.key,
		Text: p.failure.text,
	})
}

func (p *parser) lineStart(at int) int { return strings.LastIndexByte(p.text[:at], '\n') + 1 }

// skipBlank moves over blanks, comments and line breaks; false at the end.
func (p *parser) skipBlank() bool {
	for p.pos < len(p.text) {
		switch c := p.text[p.pos]; {
		case c == '\n':
			p.line++
			p.pos++
		case c == ' ' || c == '\t' || p.atCRLF():
			p.pos++
		case c == '#':
			p.skipComment()
		default:
			return true
		}
	}
	return false
}

func (p *parser) skipComment() {
	if i := strings.IndexByte(p.text[p.pos:], '\n'); i >= 0 {
		p.pos += i
	} else {
		p.pos = len(p.text)
	}
}

func (p *parser) skipSpace() {
	for p.pos < len(p.text) && (p.text[p.pos] == ' ' || p.text[p.pos] == '\t') {
		p.pos++
	}
}

func (p *parser) atCRLF() bool { return strings.HasPrefix(p.text[p.pos:], "\r\n") }

func (p *parser) peek() byte {
	if p.pos < len(p.text) {
		return p.text[p.pos]
	}
	return 0
}

// endOfLine checks that nothing but a comment follows.
func (p *parser) endOfLine(after string) bool {
	p.skipSpace()
	if p.peek() == '#' {
		p.skipComment()
	}
	if p.pos < len(p.text) && p.text[p.pos] != '\n' && !p.atCRLF() {
		return p.fail(p.pos, "", "unexpected text after "+after)
	}
	return true
}

// readHeader reads [a.b] or [[a.b]].
func (p *parser) readHeader(start int) bool {
	p.section = nil // until the header is known to be good
	line := p.line
	array := strings.HasPrefix(p.text[p.pos:], "[[")
	p.pos++
	if array {
		p.pos++
	}
	path, ok := p.readKey("]")
	if !ok {
		p.failure.text += "; the settings of this table are ignored"
		return false
	}
	closing := "]"
	if array {
		closing = "]]"
	}
	if !strings.HasPrefix(p.text[p.pos:], closing) {
		p.fail(p.pos, dottedKey(path), `"`+closing+`" is missing at the end of the table's name`)
		if array || !p.endOfLine("") {
			p.fail(p.pos, dottedKey(path), `"`+closing+`" is missing at the end of the table's name; the settings of this table are ignored`)
			return false
		}
		// Nothing else on the line: what is meant is clear enough.
		p.report()
	} else {
		p.pos += len(closing)
		if !p.endOfLine("the table's name") {
			p.failure.text += "; the settings of this table are ignored"
			return false
		}
	}
	p.openSection(start, line, path, array)
	return true
}

// openSection finds or makes the table that a header names. Headers that
// contradict the file are reported here; the header itself was readable.
func (p *parser) openSection(start, line int, path []string, array bool) {
	t := p.file.Root
	for _, key := range path[:len(path)-1] {
		if t = p.enter(t, key, line, implied); t == nil {
			p.conflict(start, path, fmt.Sprintf("%q is not a table", key))
			return
		}
	}
	last := path[len(path)-1]
	i := t.find(last)
	switch {
	case array && i < 0:
		e := &Table{File: p.file, Line: line, made: elements}
		t.add(last, p.value([]Value{p.value(e, line, start)}, line, start))
		p.section = e
	case array:
		list, ok := t.values[i].Data.([]Value)
		if !ok || !endsInElement(list) {
			p.conflict(start, path, fmt.Sprintf("is already something else on line %d", t.values[i].Line))
			return
		}
		e := &Table{File: p.file, Line: line, made: elements}
		t.values[i].Data = append(list, p.value(e, line, start))
		p.section = e
	case i < 0:
		p.section = &Table{File: p.file, Line: line, made: headed}
		t.add(last, p.value(p.section, line, start))
	default:
		old, ok := t.values[i].Data.(*Table)
		if !ok || old.made == inlined {
			p.conflict(start, path, fmt.Sprintf("is already set on line %d", t.values[i].Line))
			return
		}
		if old.made == headed {
			// Keep what stands below it: the intention is plain.
			p.conflict(start, path, fmt.Sprintf("this table already begins on line %d; join the two", old.Line))
		}
		if old.made == implied {
			old.Line, t.values[i].Line = line, line
		}
		old.made = headed
		p.section = old
	}
	p.path = path
	if p.record {
		p.file.stmts = append(p.file.stmts, statement{header: true, array: array, table: p.section, path: path, section: -1, from: p.lineStart(start), to: p.lineEnd()})
		p.header = len(p.file.stmts) - 1
	}
}

func endsInElement(list []Value) bool {
	if len(list) == 0 {
		return false
	}
	t, ok := list[len(list)-1].Data.(*Table)
	return ok && t.made == elements
}

func (p *parser) conflict(at int, path []string, text string) {
	p.fail(at, dottedKey(path), text)
	p.report()
}

// lineEnd returns the end of the current line, line break included.
func (p *parser) lineEnd() int {
	if i := strings.IndexByte(p.text[p.pos:], '\n'); i >= 0 {
		return p.pos + i + 1
	}
	return len(p.text)
}

func (p *parser) value(data any, line, from int) Value {
	return Value{Data: data, File: p.file, Line: line, from: from, to: p.pos}
}

// enter returns the table at key of t for adding to it, made when absent; nil
// when something else is there or the table is closed.
func (p *parser) enter(t *Table, key string, line int, how origin) *Table {
	i := t.find(key)
	if i < 0 {
		inner := &Table{File: p.file, Line: line, made: how}
		t.add(key, p.value(inner, line, p.pos))
		return inner
	}
	switch d := t.values[i].Data.(type) {
	case *Table:
		if d.made != inlined {
			return d
		}
	case []Value:
		if how == implied && endsInElement(d) {
			return d[len(d)-1].Data.(*Table)
		}
	}
	return nil
}

// readPair reads key = value up to the end of its line.
func (p *parser) readPair(start int) bool {
	line := p.line
	keys, v, ok := p.readAssignment()
	if !ok {
		return false
	}
	if !p.endOfLine("the value") {
		p.failure.key = p.fullKey(keys)
		return false
	}
	if p.section == nil {
		return true // below a broken header, which has been reported
	}
	if text := p.insert(p.section, keys, v, line); text != "" {
		p.conflict(start, append(p.path[:len(p.path):len(p.path)], keys...), text)
		return true
	}
	if p.record {
		path := append(p.path[:len(p.path):len(p.path)], keys...)
		p.file.stmts = append(p.file.stmts, statement{table: p.section, path: path, section: p.header, from: p.lineStart(start), to: p.lineEnd(), value: v})
	}
	return true
}

// readAssignment reads key = value, without the end of line.
func (p *parser) readAssignment() ([]string, Value, bool) {
	keys, ok := p.readKey("=")
	if !ok {
		return nil, Value{}, false
	}
	if p.peek() != '=' {
		p.fail(p.pos, p.fullKey(keys), `"=" and a value must follow the key`)
		return nil, Value{}, false
	}
	p.pos++
	p.skipSpace()
	v, ok := p.readValue()
	if !ok && p.failure.key == "" {
		p.failure.key = p.fullKey(keys)
	}
	return keys, v, ok
}

// insert puts v at keys below t; the text says why it cannot.
func (p *parser) insert(t *Table, keys []string, v Value, line int) string {
	for _, key := range keys[:len(keys)-1] {
		if t = p.enter(t, key, line, dotted); t == nil {
			return fmt.Sprintf("%q cannot be added to here", key)
		}
	}
	last := keys[len(keys)-1]
	if i := t.find(last); i >= 0 {
		return fmt.Sprintf("already set on line %d; this line is ignored", t.values[i].Line)
	}
	v.Line = line
	if inner, ok := v.Data.(*Table); ok {
		inner.Line = line
	}
	t.add(last, v)
	return ""
}

func (p *parser) fullKey(keys []string) string {
	if p.section == p.file.Root {
		return dottedKey(keys)
	}
	return dottedKey(append(p.path[:len(p.path):len(p.path)], keys...))
}
