package term

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"hx/render/cell"
	"hx/themes"
)

// write is the writer: the only one who writes during a session, so that a
// terminal that takes nothing holds up nobody else.
func (s *Screen) write(ses *session) {
	defer close(ses.writerDone)
	defer s.guard("output")
	for {
		select {
		case <-ses.stop:
			return
		default:
		}
		select {
		case <-ses.stop:
			return
		case <-s.wake:
		}
		if out := s.next(); len(out) > 0 {
			if _, err := s.tty.Write(out); err != nil {
				select {
				case <-ses.stop: // the device was closed under us
				default:
					s.hangup(err)
				}
				return
			}
		}
	}
}

// next returns what has to be written now: what waits in the queue and the
// newest frame, in one piece.
func (s *Screen) next() []byte {
	s.mu.Lock()
	if s.relearn {
		s.relearn = false
		*s.encoder.term = s.term
		s.encoder.relearn()
	}
	if s.fresh {
		s.fresh = false
		s.waiting, s.writing = s.writing, s.waiting
	}
	f := s.writing
	fits := f.W == s.w && f.H == s.h
	if fits && s.repaint {
		s.repaint = false
		s.encoder.repaint()
	}
	s.encoder.begin(s.queue)
	s.queue = s.queue[:0]
	s.mu.Unlock()

	// The frame is read without the lock: Show only changes the other one.
	if !fits {
		return s.encoder.end()
	}
	out := s.encoder.encode(f)
	if s.encoder.cursor.Color != themes.NoColor {
		s.colored.Store(true)
	}
	return out
}

// send has a sequence written before the next frame. If the terminal is stuck
// for so long that the queue is full, it is dropped.
func (s *Screen) send(seq string) {
	s.mu.Lock()
	if len(s.queue)+len(seq) <= maxQueue {
		s.queue = append(s.queue, seq...)
	}
	s.mu.Unlock()
	s.wakeWriter()
}

// Redraw makes the next Show paint every cell anew, for a terminal that was
// written to by somebody else.
func (s *Screen) Redraw() {
	s.mu.Lock()
	s.repaint = true
	s.mu.Unlock()
}

// maxTitle bounds the title, in bytes.
const maxTitle = 256

// SetTitle sets the title of the terminal's window, if it has one.
func (s *Screen) SetTitle(title string) {
	s.mu.Lock()
	can, first := s.term.has(windowTitle), !s.titled
	s.titled = s.titled || can
	s.mu.Unlock()
	if !can {
		return
	}
	var b strings.Builder
	if first {
		b.WriteString(saveTitle)
	}
	b.WriteString("\x1b]2;")
	for _, r := range title {
		if b.Len() > maxTitle {
			break
		}
		if s.charset != nil && r >= 0x80 {
			r = '?'
		}
		b.WriteString(cell.Visible(r))
	}
	b.WriteByte('\a')
	s.send(b.String())
}

// ErrClipboardTooLong means that a text is longer than terminals take.
var ErrClipboardTooLong = errors.New("too long for the terminal's clipboard")

// SetClipboard gives text to the terminal's clipboard, or to the selection
// clipboard if primary. Whether the terminal takes it cannot be known.
func (s *Screen) SetClipboard(primary bool, text string) error {
	const longest = maxClipboard // bytes
	if len(text) > longest {
		return fmt.Errorf("%w: %d bytes of at most %d", ErrClipboardTooLong, len(text), longest)
	}
	s.send(s.wrap("\x1b]52;" + selector(primary) + ";" + base64.StdEncoding.EncodeToString([]byte(text)) + "\a"))
	return nil
}

// QueryClipboard asks the terminal for its clipboard; the answer, if one comes,
// is a Clipboard event. It reports whether it may ask at all.
func (s *Screen) QueryClipboard(primary bool) bool {
	if !s.opts.ReadClipboard {
		return false
	}
	s.mu.Lock()
	s.asked = min(s.asked+1, 16)
	s.mu.Unlock()
	s.send(s.wrap("\x1b]52;" + selector(primary) + ";?\a"))
	return true
}

func selector(primary bool) string {
	if primary {
		return "p"
	}
	return "c"
}

// wrap makes GNU screen pass a sequence on to the terminal outside. It takes
// strings up to a length only, so the sequence goes in pieces.
func (s *Screen) wrap(seq string) string {
	s.mu.Lock()
	screen := s.term.has(gnuScreen)
	s.mu.Unlock()
	if !screen {
		return seq
	}
	const piece = 240
	var b strings.Builder
	for len(seq) > 0 {
		n := min(piece, len(seq))
		b.WriteString("\x1bP" + seq[:n] + "\x1b\\")
		seq = seq[n:]
	}
	return b.String()
}
