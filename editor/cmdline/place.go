package cmdline

import "strings"

// Part is what is being typed at a place of a line.
type Part uint8

const (
	Nothing       Part = iota // that could be completed
	CommandName               // of a command, or an alias
	FlagName                  // with its dashes
	FlagValue                 // of Place.Flag
	Argument                  // a positional argument, or a word of a shell command: Place.Index
	ExpansionKind             // what follows a percent sign: see Kinds
	VariableName              // in %{}: see Variables
	RegisterName              // in %reg{}
	ShellWord                 // in %sh{}: Place.Index 0 is a program
)

// Place is the part of a line that the cursor is in.
type Place struct {
	Part     Part
	From, To int    // bytes of the line that a candidate replaces
	Text     string // what is typed of it before the cursor, without quotes

	Command   string    // name as it is typed; empty while it is being typed
	Signature Signature // of the command, once it is known
	// Index counts positional arguments. In the raw part of a shell command it
	// goes on with the words, and begins again behind | ; and &.
	Index int
	Args  []string // the positional arguments before this one, not expanded
	Flag  Flag

	style style
	quote byte // or the closing delimiter
	// The characters of other arguments that stand on both sides without a blank.
	before, behind string
}

// style tells how a candidate is to be written.
type style uint8

const (
	asIs   style = iota
	quoted       // in Place.quote, or in quotes if need be
	percents
	shell
	opening // a delimiter must follow
	closing // one must follow: Place.quote
)

// At finds out what is being typed at a byte of a line. Find knows the
// commands, by name and alias.
func At(line string, cursor int, find func(name string) (Signature, bool)) Place {
	cursor = max(0, min(cursor, len(line)))
	name, rest := Split(line)
	start := len(line) - len(rest)
	if from := start - len(name); cursor <= start {
		from = min(from, cursor)
		if name == "" {
			from, start = cursor, cursor
		}
		return Place{Part: CommandName, From: from, To: start, Text: line[from:cursor]}
	}
	sig, ok := find(name)
	if !ok {
		return Place{Command: name, From: cursor, To: cursor}
	}
	p := In(rest, cursor-start, sig)
	p.From, p.To = p.From+start, p.To+start
	p.Command = name
	return p
}

// In is At for arguments alone: what follows a command's name, or the whole
// line of a prompt that asks for arguments.
func In(rest string, cursor int, sig Signature) Place {
	cursor = max(0, min(cursor, len(rest)))
	p := Place{Signature: sig}
	r := newReader(rest, sig)
	for {
		gap, ended := item{role: r.role(), flag: r.flag}, r.flagsEnded
		it, ok := r.next()
		if !ok || cursor < it.from {
			gap.token = token{from: cursor, to: cursor, body: cursor, end: cursor, closed: true}
			if gap.role == raw && ok {
				gap.token.to = it.to // the rest is one argument
			}
			it = gap
		}
		if cursor <= it.to {
			p.in(it, rest, cursor, ended)
			return p
		}
		if it.role == positional {
			p.Args = append(p.Args, it.written(rest))
			p.Index++
		}
	}
}

// in describes a place in an argument, its edges included.
func (p *Place) in(it item, s string, cursor int, flagsEnded bool) {
	switch it.role {
	case raw:
		if p.Signature.Literal {
			p.Part, p.style, p.From, p.To, p.Text = Argument, asIs, it.from, it.to, s[it.from:max(it.from, cursor)]
			return
		}
		p.inRaw(it.token, s, cursor)
	case flagValue:
		p.Flag = p.Signature.Flags[it.flag]
		if p.inArgument(it.token, s, cursor); p.Part == Argument {
			p.Part = FlagValue
		}
	default:
		p.inArgument(it.token, s, cursor)
		dashed := it.form == bare && strings.HasPrefix(p.Text, "-")
		if dashed && !flagsEnded && len(p.Signature.Flags) > 0 {
			p.Part, p.style = FlagName, asIs
		}
	}
}

func (p *Place) inArgument(t token, s string, cursor int) {
	switch {
	case t.form == expansion && cursor > t.from:
		p.inExpansion(t, s, cursor)
		return
	case t.form == expanded && p.inNested(s, t.body, t.end, cursor):
		return
	}
	p.Part, p.style, p.From, p.To, p.Text = Argument, quoted, t.from, t.to, t.upTo(s, cursor)
	if t.form != expansion {
		p.quote = t.open
	}
	if t.to < len(s) && !blank(s[t.to]) {
		p.behind = s[t.to : t.to+1]
	}
	if t.from > 0 && !blank(s[t.from-1]) {
		p.before = s[t.from-1 : t.from]
	}
}

// inRaw describes a place in the rest of a line.
func (p *Place) inRaw(t token, s string, cursor int) {
	if p.inNested(s, t.from, t.to, cursor) {
		return
	}
	p.Part, p.style, p.From, p.To, p.Text = Argument, percents, t.from, t.to, s[t.from:cursor]
	if p.Signature.Shell {
		first := p.Index
		if again := p.inShell(s, t.from, t.to, cursor); !again {
			p.Index += first
		}
	}
}

// inShell describes a place in a shell command; true: not in its first part.
func (p *Place) inShell(s string, from, to, cursor int) bool {
	w := shellWordAt(s, from, to, cursor)
	p.From, p.To, p.Text, p.Index, p.style = w.from, w.to, w.text, w.index, shell
	return w.again
}

// inNested looks for an expansion in s[from:to] that the cursor is in; false:
// there is none.
func (p *Place) inNested(s string, from, to, cursor int) bool {
	cursor = min(cursor, to)
	for at := from; at < cursor; at++ {
		if s[at] != '%' {
			continue
		}
		if strings.HasPrefix(s[at:to], "%%") {
			at++
			continue
		}
		t := readExpansion(s[:to], at)
		kindEnd := at + 1 + len(t.kind)
		if cursor <= kindEnd || t.open != 0 && (cursor < t.to || !t.closed) {
			p.inExpansion(t, s, cursor)
			return true
		}
		if at = kindEnd - 1; t.open != 0 {
			at = t.to - 1
		}
	}
	return false
}

// inExpansion describes a place behind the percent sign of an expansion.
func (p *Place) inExpansion(t token, s string, cursor int) {
	p.Part, p.From, p.To = Nothing, cursor, cursor
	kindEnd := t.from + 1 + len(t.kind)
	switch {
	case cursor <= kindEnd:
		p.Part, p.From, p.To, p.Text = ExpansionKind, t.from+1, kindEnd, s[t.from+1:cursor]
		if t.open == 0 {
			p.style = opening
		}
		return
	case t.open == 0 || t.closed && cursor >= t.to:
		return
	case t.kind == "sh":
		if !p.inNested(s, t.body, t.end, cursor) {
			p.Part = ShellWord
			p.inShell(s, t.body, t.end, cursor)
		}
		return
	case t.kind == "":
		p.Part = VariableName
	case t.kind == "reg":
		p.Part = RegisterName
	default:
		return
	}
	p.From, p.To, p.Text = t.body, t.end, s[t.body:cursor]
	if !t.closed { // then the rest of the line is not all meant
		p.style, p.quote, p.To = closing, closer(t.open), cursor
		for p.To < t.end && ('a' <= s[p.To] && s[p.To] <= 'z' || s[p.To] == '_') {
			p.To++
		}
	}
}

// Write gives the text that replaces From to To for a candidate, quoted as the
// place needs it. Typing goes on at its end, or at inside if the candidate is
// one that is completed further, like a folder: in front of a closing quote.
func (p Place) Write(candidate string) (text string, inside int) {
	switch p.style {
	case quoted:
		if p.quote == 0 && p.behind == "" && !needsQuotes(candidate) {
			return candidate, len(candidate)
		}
		quote := p.quote
		for _, q := range []byte("'`\"") {
			if quote == 0 && string(q) != p.before && string(q) != p.behind {
				quote = q
			}
		}
		text = quoteWith(candidate, quote)
		return text, len(text) - 1
	case percents:
		text = strings.ReplaceAll(candidate, "%", "%%")
	case shell:
		return shellQuote(candidate)
	case opening:
		text = candidate + "{"
	case closing:
		text = candidate + string(p.quote)
	default:
		text = candidate
	}
	return text, len(text)
}
