// Package term shows frames on a terminal and reads what its user does.
//
// tcell supplies the terminal device (raw mode, size) and a database of
// terminals. Its decoder and its painter are not used: input goes through
// decoder, which no bytes can confuse, and output through encoder, which
// writes only what differs from what the terminal shows.
package term

import (
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gdamore/tcell/v2"

	"hx/editor/event"
	"hx/render/cell"
	"hx/themes"
)

// Options are what the user and the rest of the program decide about a screen.
// The zero Options are good defaults.
type Options struct {
	Env       func(string) string // os.Getenv if nil
	Device    string              // the terminal device, /dev/tty if empty
	Mouse     bool                // report the mouse
	TrueColor bool                // 24-bit colours even if the terminal is not known to have them
	Undercurl bool                // underline styles and colours likewise
	// EscTimeout is how long an escape byte may be the start of a sequence
	// before it is the Esc key. 0: 25 ms.
	EscTimeout time.Duration
	// ReadClipboard lets QueryClipboard ask the terminal.
	ReadClipboard bool
}

const (
	defaultEscTimeout = 25 * time.Millisecond

	// patience is how long the terminal gets to take the last bytes, or to
	// send an answer that is under way, before it is left as it is.
	patience = 200 * time.Millisecond

	eventQueue = 256     // events that wait for the editor
	maxQueue   = 8 << 20 // bytes that wait for the terminal besides frames
)

// Screen is the terminal. All methods may be called on any goroutine; none of
// them waits for the terminal, except Suspend, Resume, Close and Restore, for
// at most a second.
type Screen struct {
	opts    Options
	tty     tcell.Tty
	began   terminal // as identified by Open, before it answered anything
	charset *charset
	events  chan event.Event
	lost    sync.Once     // the terminal
	closed  chan struct{} // by Close
	session atomic.Pointer[session]
	colored atomic.Bool // the cursor had a colour of ours
	last    *session    // the latest, which may have ended

	input   sync.Mutex // decoder and timer
	decoder decoder
	timer   *time.Timer

	wake    chan struct{} // something waits for the writer
	encoder *encoder      // the writer's alone

	mu        sync.Mutex // what follows
	term      terminal
	keys      keyProtocol
	w, h      int
	waiting   *cell.Frame // the newest frame, if fresh
	writing   *cell.Frame // the one the writer has, or had
	fresh     bool
	repaint   bool   // the next frame must be whole
	relearn   bool   // term has changed
	colorable bool   // it has told a colour of its own
	queue     []byte // to be written before the next frame
	titled    bool
	asked     int // clipboard queries without an answer
	answered  chan struct{}
}

// session is the time between taking over the terminal and giving it back.
type session struct {
	began      time.Time
	stop       chan struct{}
	left       atomic.Bool
	gone       chan struct{} // the terminal is as it was before
	readerDone chan struct{}
	writerDone chan struct{}
}

// Open takes over the terminal. The error, if any, is a line for the user.
func Open(opts Options) (*Screen, error) {
	if opts.Device == "" {
		opts.Device = "/dev/tty"
	}
	tty, err := tcell.NewDevTtyFromDev(opts.Device)
	if err != nil {
		return nil, fmt.Errorf("cannot use the terminal %s: %w", opts.Device, err)
	}
	s, err := open(tty, opts)
	if err != nil {
		tty.Close()
	}
	return s, err
}

func open(tty tcell.Tty, opts Options) (*Screen, error) {
	if opts.Env == nil {
		opts.Env = os.Getenv
	}
	if opts.EscTimeout == 0 {
		opts.EscTimeout = defaultEscTimeout
	}
	t, err := identify(opts.Env)
	if err != nil {
		return nil, err
	}
	if opts.TrueColor && t.level != themes.LevelNone {
		t.level = themes.LevelTrue
	}
	if opts.Undercurl {
		t.features |= styledUnderline
	}
	s := &Screen{
		opts: opts, tty: tty, term: t, began: t,
		charset:  findCharset(opts.Env),
		events:   make(chan event.Event, eventQueue),
		closed:   make(chan struct{}),
		wake:     make(chan struct{}, 1),
		answered: make(chan struct{}),
		waiting:  new(cell.Frame),
		writing:  new(cell.Frame),
	}
	s.decoder = decoder{escTimeout: opts.EscTimeout}
	if s.charset != nil {
		s.decoder.upper = s.charset.upper
	}
	s.timer = time.AfterFunc(time.Hour, s.expire)
	s.timer.Stop()
	known := t // the writer has a copy of its own
	s.encoder = newEncoder(&known, s.charset)
	if err := s.start(true); err != nil {
		return nil, fmt.Errorf("cannot use the terminal: %w", err)
	}
	go s.watchSize()
	return s, nil
}

// Events returns where the user's events come from. The channel is never
// closed. The last event of a terminal that is gone is a Hangup.
func (s *Screen) Events() <-chan event.Event { return s.events }

// Size returns the size of the terminal in cells.
func (s *Screen) Size() (w, h int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w, s.h
}

// Show makes the terminal show f, which may be changed as soon as Show
// returns. Only the newest frame counts if the terminal is slow. A frame of
// another size than the terminal's is not shown, as a Resize is on its way.
// Showing the same frame again costs one comparison.
func (s *Screen) Show(f *cell.Frame) {
	s.mu.Lock()
	newest := s.writing
	if s.fresh {
		newest = s.waiting
	}
	same := !s.repaint && newest.Tables() == f.Tables() && newest.Equal(f)
	if !same {
		s.waiting.CopyFrom(f)
		s.fresh = true
	}
	s.mu.Unlock()
	if !same {
		s.wakeWriter()
	}
}

func (s *Screen) wakeWriter() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Bell rings the terminal's bell.
func (s *Screen) Bell() { s.send("\a") }

// Capabilities are what is known about the terminal so far. More may come in
// the first moments, when it answers.
type Capabilities struct {
	Name         string       // what it calls itself, or TERM
	Colors       themes.Level // a theme is to be reduced to this
	UnderlineAll bool         // all styles and colours of underlines
	Sync         bool         // shows big changes at once
	ExactKeys    bool         // all keys are reported without ambiguity
	CursorColor  bool         // its cursor can have any colour: it has answered about others
	Charset      string       // "" for UTF-8
	Notice       string       // a line for the user, "" mostly
}

// Capabilities returns what is known about the terminal.
func (s *Screen) Capabilities() Capabilities {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := Capabilities{
		Name: s.term.name, Colors: s.term.level, Notice: s.term.notice,
		UnderlineAll: s.term.has(styledUnderline), Sync: s.term.has(syncOutput),
		ExactKeys: s.keys == kittyKeys, CursorColor: s.colorable && s.term.has(cursorColor) && s.term.level != themes.LevelNone,
	}
	if s.charset != nil {
		c.Charset = s.charset.name
	}
	return c
}

// hangup reports, once, that the terminal cannot be used any more.
func (s *Screen) hangup(err error) {
	s.lost.Do(func() {
		go func() {
			select {
			case s.events <- event.Hangup{Err: err}:
			case <-s.closed:
			}
		}()
	})
}

// guard keeps a bug in one of our goroutines from ending the program before
// the text is safe: it is reported like a lost terminal.
func (s *Screen) guard(what string) {
	if r := recover(); r != nil {
		s.hangup(fmt.Errorf("the terminal's %s failed: %v", what, r))
	}
}
