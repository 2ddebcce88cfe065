package term

import (
	"io"
	"time"

	"hx/editor/event"
)

// read decodes what the terminal sends until the session ends.
func (s *Screen) read(ses *session) {
	defer close(ses.readerDone)
	defer s.guard("input")
	buf := make([]byte, 16<<10)
	for {
		n, err := s.tty.Read(buf)
		if n > 0 {
			s.feed(ses, buf[:n])
		}
		select {
		case <-ses.stop:
			if n > 0 && err == nil {
				continue // until Drain makes Read fail
			}
			return
		default:
		}
		if n == 0 && err == nil {
			err = io.EOF
		}
		if err != nil {
			s.hangup(err)
			return
		}
	}
}

func (s *Screen) feed(ses *session, b []byte) {
	s.input.Lock()
	defer s.input.Unlock()
	events := s.decoder.feed(b, time.Now())
	for _, r := range s.decoder.replies {
		s.reply(r)
	}
	s.decoder.replies = s.decoder.replies[:0]
	for _, e := range events {
		s.deliver(ses, e)
	}
	s.setTimer()
}

// setTimer has expire called when what is pending in the decoder is due.
func (s *Screen) setTimer() {
	if at, ok := s.decoder.deadline(); ok {
		s.timer.Reset(time.Until(at))
	} else {
		s.timer.Stop()
	}
}

// expire is called by the timer.
func (s *Screen) expire() {
	defer s.guard("input")
	ses := s.session.Load()
	if ses == nil {
		return
	}
	s.input.Lock()
	defer s.input.Unlock()
	at, ok := s.decoder.deadline()
	if !ok {
		return
	}
	if time.Until(at) > 0 { // something came meanwhile
		s.setTimer()
		return
	}
	for _, e := range s.decoder.expire() {
		s.deliver(ses, e)
	}
}

// deliver hands an event to the editor, waiting until it has room.
func (s *Screen) deliver(ses *session, e event.Event) {
	if _, ok := e.(event.Clipboard); ok && !s.wanted() {
		return
	}
	select {
	case s.events <- e:
	case <-ses.stop:
	}
}

// wanted reports whether the clipboard was asked for.
func (s *Screen) wanted() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.asked == 0 {
		return false
	}
	s.asked--
	return true
}
