package ui

import (
	"hx/editor/event"
	"hx/keymap"
)

// PromptOptions make a prompt. All callbacks but Accept may be nil.
type PromptOptions struct {
	Label string // in front of the line, such as ":" or "search:"
	Line  string // to begin with

	// Accept gets the line. The prompt is over by then: keys that are played
	// meanwhile go to what lies below.
	Accept func(line string)
	// Abort is called when the prompt is left without a result.
	Abort func()
	// Change is called with every new line, for previews.
	Change func(line string)
	// History gives earlier lines, newest first. With a history, an empty line
	// stands for the newest.
	History func() []string
	// Complete gives what may replace a part of the line.
	Complete func(line string, cursor int) Candidates
	// Help describes what is being typed; nil: nothing to say.
	Help func(line string, cursor int) *Help
	// Suggest gives a dimmed text to show behind the line; nil: the newest
	// history entry, if the line is empty.
	Suggest func(line string) string
	// Register gives the text that C-r inserts, Registers the rows to choose
	// from, Word what C-s inserts.
	Register  func(name rune) string
	Registers func() []InfoRow
	Word      func() string
}

// Candidates may each replace bytes [From, To) of the line.
type Candidates struct {
	From, To int
	List     []Candidate // best first
	// Described lists each with its Doc, in one column.
	Described bool
}

// Candidate is one completion.
type Candidate struct {
	Text  string // what is put in the line, quoted as needed
	Label string // what is shown; empty: Text
	Doc   string // one line, may be empty
	// Into makes choosing it go on inside: a folder. Typing then goes on at
	// byte Inside of Text, in front of a closing quote.
	Into   bool
	Inside int
}

// Shown is what is shown of the candidate.
func (c Candidate) Shown() string {
	if c.Label != "" {
		return c.Label
	}
	return c.Text
}

// Help is what a prompt tells about the thing being typed, a command or an
// option.
type Help struct {
	Name    string
	Doc     string
	Usage   string // arguments
	Aliases []string
	Keys    string // that do the same
	Flags   []InfoRow
}

// Prompt asks for a line.
type Prompt struct {
	o     PromptOptions
	field Field
	done  bool

	found  Candidates
	chosen int    // of found.List; -1: none
	base   string // the line before a candidate was chosen

	past  []string // history, read when walking begins
	at    int      // the entry of it that the line shows; -1: none
	draft string   // the line before walking

	help *Help
}

// NewPrompt makes a prompt.
func NewPrompt(o PromptOptions) *Prompt {
	p := &Prompt{o: o, chosen: -1, at: -1, field: Field{Register: o.Register, Word: o.Word}}
	p.field.Set(o.Line)
	p.Refresh()
	return p
}

// LayerName makes a new prompt replace an old one.
func (p *Prompt) LayerName() string { return "prompt" }

// Line is the line as it is now, Cursor the cursor's place in it in bytes.
func (p *Prompt) Line() string { return p.field.Text() }
func (p *Prompt) Cursor() int  { return p.field.Cursor() }

// SetLine replaces the line as if it was typed.
func (p *Prompt) SetLine(line string) {
	p.field.Set(line)
	p.edited()
}

// Handle takes keys and pastes, and keeps the mouse away from the text below.
func (p *Prompt) Handle(ev event.Event) Result {
	if p.done {
		return ClosePass
	}
	switch ev := ev.(type) {
	case event.Key:
		return p.key(ev.Key)
	case event.Paste:
		before := p.Line()
		p.field.Insert(ev.Text)
		p.ifEdited(before)
		return Consumed
	case event.Mouse:
		return Consumed
	}
	return Ignored
}

func (p *Prompt) key(k keymap.Key) Result {
	act := keymap.PromptWidget.Action(k)
	if p.field.Awaiting() {
		act = keymap.PromptInsertRegister
	}
	switch act {
	case keymap.PromptAbort:
		p.Cancel()
		return Close
	case keymap.PromptAccept:
		return p.accept()
	case keymap.PromptHistoryPrevious, keymap.PromptHistoryNext:
		p.vertical(k, act == keymap.PromptHistoryPrevious)
	case keymap.PromptCompleteNext:
		p.choose(1)
	case keymap.PromptCompletePrevious:
		p.choose(-1)
	case keymap.PromptLeaveCompletion:
		p.leave()
	default:
		before := p.Line()
		cursor := p.Cursor()
		p.field.Handle(k, act)
		if !p.ifEdited(before) && p.Cursor() != cursor {
			p.leave() // another argument may be under the cursor
		}
	}
	return Consumed
}

// Cancel ends the prompt without a result. The caller removes the layer.
func (p *Prompt) Cancel() {
	if p.done {
		return
	}
	p.done = true
	if p.o.Abort != nil {
		p.o.Abort()
	}
}

func (p *Prompt) accept() Result {
	if p.chosen >= 0 && p.found.List[p.chosen].Into {
		p.leave()
		return Consumed
	}
	line := p.Line()
	if line == "" {
		line = p.newest()
	}
	p.done = true
	p.o.Accept(line)
	return Close
}

// vertical goes up or down: through the history if that is what the line shows
// or the line is empty, otherwise through the candidates. C-p and C-n always
// mean the history.
func (p *Prompt) vertical(k keymap.Key, up bool) {
	arrow := k == keymap.Named(keymap.Up) || k == keymap.Named(keymap.Down)
	switch list := arrow && len(p.found.List) > 0 && p.at < 0 && (p.Line() != "" || p.chosen >= 0); {
	case list && up:
		p.choose(-1)
	case list:
		p.choose(1)
	default:
		p.walk(up)
	}
}

// Refresh asks for the candidates again, unless one is chosen: for candidates
// that came late.
func (p *Prompt) Refresh() {
	if p.chosen < 0 {
		p.complete()
	}
	p.describe()
}

func (p *Prompt) describe() {
	p.help = nil
	if p.o.Help != nil {
		p.help = p.o.Help(p.Line(), p.Cursor())
	}
}

// ifEdited tells everybody if the line is not the one before.
func (p *Prompt) ifEdited(before string) bool {
	if p.Line() == before {
		return false
	}
	p.edited()
	return true
}

// edited is called after the user changed the line: it is no longer that of the
// history, and no candidate's.
func (p *Prompt) edited() {
	p.at = -1
	p.chosen = -1
	p.complete()
	p.changed()
}

// changed is called when there is another line, wherever it came from.
func (p *Prompt) changed() {
	p.describe()
	if p.o.Change != nil {
		p.o.Change(p.Line())
	}
}

// PromptView is what is drawn of a prompt.
type PromptView struct {
	Label      string
	Line       string
	Cursor     int    // bytes of Line
	Hint       string // dimmed, behind the line
	Candidates []Candidate
	Described  bool      // each is listed with its Doc
	Chosen     int       // of Candidates; -1: none
	Registers  []InfoRow // instead of Candidates while a register is chosen
	Help       *Help
}

// View gives what is drawn. It changes nothing.
func (p *Prompt) View() PromptView {
	v := PromptView{
		Label: p.o.Label, Line: p.Line(), Cursor: p.Cursor(), Hint: p.hint(),
		Candidates: p.found.List, Described: p.found.Described, Chosen: p.chosen, Help: p.help,
	}
	if p.field.Awaiting() && p.o.Registers != nil {
		v.Registers = p.o.Registers()
		v.Candidates, v.Chosen = nil, -1
	}
	return v
}

func (p *Prompt) hint() string {
	switch {
	case p.o.Suggest != nil:
		return p.o.Suggest(p.Line())
	case p.Line() == "":
		return p.newest()
	}
	return ""
}
