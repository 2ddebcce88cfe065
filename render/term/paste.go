package term

import (
	"bytes"
	"strings"
	"time"

	"hx/editor/event"
)

const (
	pasteEnd = "\x1b[201~"

	// maxPaste bounds the memory of one paste, in bytes. What is beyond it is
	// dropped.
	maxPaste = 64 << 20

	// stuckAfter is the silence after which Esc or Ctrl-C ends a paste whose
	// end mark is lost.
	stuckAfter = 2 * time.Second
)

// pasteState collects the text of a bracketed paste.
type pasteState struct {
	active  bool
	text    strings.Builder
	matched int // bytes of pasteEnd that the input ends with
}

func (s *pasteState) add(p string) {
	s.text.WriteString(p[:min(len(p), maxPaste-s.text.Len())])
}

// stuck reports whether b, which came after so long a silence, is a user who
// tries to get out of a paste without end.
func (s *pasteState) stuck(b []byte, silence time.Duration) bool {
	return s.active && silence >= stuckAfter && len(b) == 1 && (b[0] == esc || b[0] == 3)
}

func (d *decoder) startPaste() {
	d.flushMeta()
	d.paste.active = true
}

// pasteBytes takes bytes of a paste and returns how many, at least one.
func (d *decoder) pasteBytes(p []byte) int {
	s := &d.paste
	if s.matched == 0 {
		n := bytes.IndexByte(p, esc)
		if n < 0 {
			n = len(p)
		} else {
			s.matched = 1
		}
		s.text.Write(p[:min(n, maxPaste-s.text.Len())])
		return n + s.matched
	}
	if p[0] != pasteEnd[s.matched] {
		s.add(pasteEnd[:s.matched])
		s.matched = 0
		return d.pasteBytes(p)
	}
	if s.matched++; s.matched == len(pasteEnd) {
		s.matched = 0
		d.endPaste()
	}
	return 1
}

// endPaste delivers the paste.
func (d *decoder) endPaste() {
	s := &d.paste
	s.add(pasteEnd[:s.matched])
	text := s.text.String()
	*s = pasteState{}
	d.emit(event.Paste{Text: text})
}
