package clip

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Options of a Board. The zero value is usable: then copying waits for the
// provider.
type Options struct {
	// Run does work away from the loop and calls done on it. Newer work with
	// the same key cancels older work, whose done is not called then.
	Run func(key string, work func(context.Context) error, done func(error))
	// Failed is told why a copy did not reach the system, on the loop.
	Failed func(error)
	// TerminalLimit is the most that is sent to the terminal, in bytes; 0 is no
	// limit. Terminals drop what is longer than they like, some break.
	TerminalLimit int
	// Ask, if reading by OSC 52 is allowed, asks the terminal for its
	// clipboard; the answer goes to Received.
	Ask func(primary bool)
}

// Deadlines. Copying may take long over a slow display, and nobody waits for it;
// pasting makes the user wait.
const (
	writeDeadline = 10 * time.Second
	readDeadline  = time.Second
)

// Board is what the registers + and * read and write. It belongs to the loop.
type Board struct {
	provider Provider
	opt      Options
	sides    [2]side // clipboard, primary
}

// side is one of the two clipboards.
type side struct {
	values  []string // last copied by the editor, one per selection
	joined  string   // as handed to the system
	sending int      // number of the copy on its way, 0 if there is none
	sent    int      // number of the last copy
	told    *string  // by the terminal, since the last copy
}

// NewBoard makes a board over a provider.
func NewBoard(p Provider, opt Options) *Board {
	return &Board{provider: p, opt: opt}
}

// Provider is the provider in use.
func (b *Board) Provider() Provider { return b.provider }

// SetProvider changes the provider, keeping what was copied.
func (b *Board) SetProvider(p Provider, opt Options) { b.provider, b.opt = p, opt }

func (b *Board) side(primary bool) *side {
	if primary {
		return &b.sides[1]
	}
	return &b.sides[0]
}

func key(primary bool) string {
	if primary {
		return "clipboard-primary"
	}
	return "clipboard"
}

// Write copies values, which reach the system joined by line breaks. It returns
// at once; only what is known at once is an error, and even then the values can
// be pasted inside the editor.
func (b *Board) Write(primary bool, values []string) error {
	s := b.side(primary)
	s.values, s.joined, s.told = values, strings.Join(values, "\n"), nil
	s.sending = 0
	if !b.provider.Has(primary) {
		return nil
	}
	text := s.joined
	if t, ok := b.provider.(termcode); ok {
		if limit := b.opt.TerminalLimit; limit > 0 && len(text) > limit {
			return fmt.Errorf("too long for the terminal's clipboard (%d bytes, clipboard-limit is %d); it can be pasted in the editor only", len(text), limit)
		}
		return t.Write(context.Background(), primary, text) // only queued by the front end
	}
	provider := b.provider
	work := func(ctx context.Context) error {
		ctx, stop := context.WithTimeout(ctx, writeDeadline)
		defer stop()
		return provider.Write(ctx, primary, text)
	}
	if b.opt.Run == nil {
		return work(context.Background())
	}
	s.sent++
	s.sending = s.sent
	number := s.sent
	b.opt.Run(key(primary), work, func(err error) {
		if s.sending == number {
			s.sending = 0
		}
		if err != nil && !errors.Is(err, context.Canceled) && b.opt.Failed != nil {
			b.opt.Failed(err)
		}
	})
	return nil
}

// Pending reports whether a copy is still on its way: leaving the editor should
// wait a moment for it.
func (b *Board) Pending() bool { return b.sides[0].sending != 0 || b.sides[1].sending != 0 }

// Read gives the clipboard: the values last copied by the editor while the
// system still has exactly them, else the system's text as one value. It waits
// for a program up to a deadline of one second.
func (b *Board) Read(primary bool) ([]string, error) {
	s := b.side(primary)
	if s.sending != 0 || !b.provider.Has(primary) {
		return s.values, nil
	}
	if s.told != nil {
		return s.known(*s.told), nil
	}
	ctx, stop := context.WithTimeout(context.Background(), readDeadline)
	defer stop()
	text, err := b.provider.Read(ctx, primary)
	if errors.Is(err, errWriteOnly) {
		return s.values, nil
	}
	if err != nil {
		return nil, err
	}
	return s.known(text), nil
}

// known gives the list that a text was copied from, if it was.
func (s *side) known(text string) []string {
	switch {
	case s.values != nil && text == s.joined:
		return s.values
	case text == "":
		return nil
	}
	return []string{text}
}

// Refresh asks the terminal for its clipboards if that is allowed. The loop
// calls it when the terminal gets the focus: what was copied elsewhere can be
// pasted then.
func (b *Board) Refresh() {
	if b.opt.Ask != nil && b.provider.Name() == "termcode" {
		b.opt.Ask(false)
		b.opt.Ask(true)
	}
}

// Received takes the terminal's answer. Without Ask it is ignored: nobody asked.
func (b *Board) Received(primary bool, text string) {
	if b.opt.Ask != nil && len(text) <= MaxRead {
		b.side(primary).told = &text
	}
}

// Forget drops the values that are remembered, not the system's text.
func (b *Board) Forget(primary bool) {
	s := b.side(primary)
	s.values, s.joined = nil, ""
}
