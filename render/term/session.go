package term

import (
	"errors"
	"slices"
	"time"

	"hx/editor/event"
	"hx/render/cell"
)

var errStuck = errors.New("the terminal does not take or send anything")

// start takes over the terminal, for the first time or again.
func (s *Screen) start(first bool) error {
	if s.last != nil && !(wait(s.last.writerDone, patience) && wait(s.last.readerDone, patience)) {
		return errStuck
	}
	if err := s.tty.Start(); err != nil {
		return err
	}
	ses := &session{
		began: time.Now(), stop: make(chan struct{}), gone: make(chan struct{}),
		readerDone: make(chan struct{}), writerDone: make(chan struct{}),
	}
	w, h := s.measure()
	s.mu.Lock()
	resized := !first && (w != s.w || h != s.h)
	s.w, s.h = w, h
	setup := s.enter()
	if first {
		setup += s.questions()
	}
	s.queue = slices.Insert(s.queue, 0, []byte(setup)...)
	s.repaint = true
	s.encoder.forget()
	s.mu.Unlock()

	s.input.Lock()
	s.decoder.reset()
	s.input.Unlock()
	s.last = ses
	s.session.Store(ses)
	go s.write(ses)
	go s.read(ses)
	s.wakeWriter()
	if resized {
		go s.deliver(ses, event.Resize{Width: w, Height: h})
	}
	return nil
}

// Suspend gives the terminal back, for another program or the shell, until
// Resume. What is shown meanwhile appears after Resume.
func (s *Screen) Suspend() error { return s.leave() }

// Resume takes the terminal back after Suspend and shows the last frame again.
// A change of size meanwhile is reported by a Resize.
func (s *Screen) Resume() error {
	if s.session.Load() != nil {
		return nil
	}
	return s.start(false)
}

// Close gives the terminal back for good.
func (s *Screen) Close() error {
	select {
	case <-s.closed:
		return nil
	default:
	}
	close(s.closed)
	err := s.leave()
	s.tty.Close()
	return err
}

// Restore gives the terminal back on the way out after a panic or a signal. It
// may be called on any goroutine, whatever state the others are in, and any
// number of times.
func (s *Screen) Restore() { _ = s.leave() }

// leave ends the session: first the writer, so that the last sequence is
// whole, then the reader, and then the device gets its old modes.
func (s *Screen) leave() error {
	ses := s.session.Load()
	if ses == nil {
		return nil
	}
	if !ses.left.CompareAndSwap(false, true) {
		wait(ses.gone, time.Second)
		return nil
	}
	defer close(ses.gone)
	defer s.session.Store(nil)

	close(ses.stop)
	wait(ses.writerDone, patience)
	written := make(chan struct{})
	go func() {
		defer close(written)
		_, _ = s.tty.Write([]byte(s.exit()))
	}()
	if wait(written, patience) && time.Since(ses.began) < time.Second {
		// An answer on its way would end up in the shell's command line.
		wait(s.answered, patience)
	}
	_ = s.tty.Drain()
	wait(ses.readerDone, patience)
	err := s.tty.Stop() // which frees a writer that is stuck
	if s.mu.TryLock() {
		s.queue = s.queue[:0]
		s.mu.Unlock()
	}
	return err
}

// wait waits for c to be closed, for at most d.
func wait(c <-chan struct{}, d time.Duration) bool {
	select {
	case <-c:
		return true
	default:
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-c:
		return true
	case <-t.C:
		return false
	}
}

// measure returns the terminal's size, within what a frame can have.
func (s *Screen) measure() (w, h int) {
	size, err := s.tty.WindowSize()
	if err != nil || size.Width <= 0 || size.Height <= 0 {
		return 80, 24
	}
	return min(size.Width, cell.MaxWidth), min(size.Height, cell.MaxHeight)
}

// resized is called when the terminal may have another size.
func (s *Screen) resized() {
	ses := s.session.Load()
	if ses == nil {
		return
	}
	w, h := s.measure()
	s.mu.Lock()
	same := w == s.w && h == s.h
	s.w, s.h = w, h
	// What a terminal makes of its content then is its own affair.
	s.repaint = true
	s.mu.Unlock()
	if same {
		s.wakeWriter()
		return
	}
	s.deliver(ses, event.Resize{Width: w, Height: h})
}
