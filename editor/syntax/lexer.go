package syntax

import (
	"strings"

	"hx/editor/text"
)

// lexer is a hand-written highlighter for a language without a grammar. It
// looks at one line at a time.
type lexer struct {
	// line emits the coloured pieces of a line (without its break) and
	// returns the state for the next one. Later pieces lie over earlier ones.
	line func(line string, state int, emit emitter) int
	// back is how many lines before the window to begin at, for what spans
	// lines; 0 when no state is carried.
	back int
}

// emitter takes a piece of the line as byte offsets.
type emitter func(from, to int, scope string)

// lexers are the hand-written highlighters by language.
var lexers = [...]struct {
	lang string
	lexer
}{
	{"cmake", lexer{lexCMake, 400}},
	{"diff", lexer{lexDiff, 0}},
	{"env", lexer{lexEnv, 0}},
	{"git-commit", lexer{lexCommit, 5000}},
	{"git-config", lexer{lexINI, 0}},
	{"git-ignore", lexer{lexIgnore, 0}},
	{"git-rebase", lexer{lexRebase, 0}},
	{"ini", lexer{lexINI, 0}},
	{"log", lexer{lexLog, 0}},
}

func lexerOf(l *Lang) *lexer {
	for i := range lexers {
		if lexers[i].lang == l.Conf.Name {
			return &lexers[i].lexer
		}
	}
	return nil
}

// HasLexer tells whether texts of the language are coloured by a hand-written
// highlighter.
func (l *Lang) HasLexer() bool { return lexerOf(l) != nil && !l.HasTree() }

// maxLexed is how much of a line is looked at, in bytes.
const maxLexed = 4 << 10

// lexMarks appends the highlights of a layer without tree.
func (s *Syntax) lexMarks(out *marks, l *layer, lex *lexer, p *Palette, window text.Span) {
	r := s.text
	first := r.LineAt(window.From)
	from := max(r.LineAt(l.extent(r).From), first-lex.back)
	state, order := 0, int32(0)
	for line := from; line < r.Lines() && r.LineStart(line) < window.To; line++ {
		start := r.LineStart(line)
		body := r.Slice(start, min(r.LineEnd(line), start+maxLexed))
		order = 0
		state = lex.line(body, state, func(from, to int, scope string) {
			if line >= first && from < to {
				order++
				out.add(text.Span{From: start + from, To: start + to}, p.Scope(scope), int32(l.depth), order)
			}
		})
	}
}

// The helpers below are shared by the lexers.

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

func isWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// wordEnd is the end of the word that begins at i.
func wordEnd(line string, i int) int {
	for i < len(line) && isWordByte(line[i]) {
		i++
	}
	return i
}

// quoted is the end of the string that begins with the quote at i; the end of
// the line when it is not closed.
func quoted(line string, i int) int {
	for j := i + 1; j < len(line); j++ {
		switch line[j] {
		case '\\':
			j++
		case line[i]:
			return j + 1
		}
	}
	return len(line)
}

// emitValue colours the right side of a setting.
func emitValue(line string, from int, emit emitter) {
	to := len(strings.TrimRight(line, " \t"))
	from += indentOf(line[from:])
	if from >= to {
		return
	}
	value := line[from:to]
	switch {
	case value[0] == '"' || value[0] == '\'':
		emit(from, quoted(line, from), "string")
	case isOneOf(strings.ToLower(value), "true", "false", "yes", "no", "on", "off"):
		emit(from, to, "constant.builtin.boolean")
	case strings.Trim(value, "0123456789.-+") == "":
		emit(from, to, "constant.numeric")
	default:
		emit(from, to, "string")
	}
	emitVariables(line, from, to, emit)
}

// emitVariables colours ${name} and $name.
func emitVariables(line string, from, to int, emit emitter) {
	for i := from; i < to; i++ {
		if line[i] != '$' || i+1 >= to {
			continue
		}
		if line[i+1] == '{' {
			end := strings.IndexByte(line[i:to], '}')
			if end < 0 {
				return
			}
			emit(i, i+end+1, "variable")
			i += end
		} else if end := wordEnd(line[:to], i+1); end > i+1 {
			emit(i, end, "variable")
			i = end - 1
		}
	}
}

func isOneOf(s string, words ...string) bool {
	for _, w := range words {
		if s == w {
			return true
		}
	}
	return false
}
