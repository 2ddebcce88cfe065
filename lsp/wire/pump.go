package wire

import (
	"errors"
	"fmt"
)

// maxWrite is how many bytes of waiting messages are joined into one write.
const maxWrite = 32 << 10

// write sends what waits, oldest first.
func (c *Conn) write() {
	defer c.ended.Done()
	buf := make([]byte, 0, maxWrite+1024)
	for {
		small, large, n := c.take(buf[:0])
		if n == 0 {
			return
		}
		_, err := c.stream.Write(small)
		if err == nil && large != nil {
			if _, err = c.stream.Write(large); err == nil {
				_, err = c.stream.Write([]byte{'}'})
			}
		}
		if err != nil {
			c.fail(err)
			return
		}
		if c.wrote(n) && c.cfg.Drained != nil {
			c.cfg.Drained()
		}
	}
}

// take waits for messages and frames some of them into buf, or the beginning of
// one whose body is too large to be copied, and that body. It returns how many
// bytes of backlog they are; 0 when the connection has ended.
func (c *Conn) take(buf []byte) (small, large []byte, n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for {
		used := 0
		for i := range c.out {
			o := &c.out[i]
			if n > 0 && n+o.size() > maxWrite {
				break
			}
			used++
			if o.gone() {
				continue
			}
			n += o.size()
			buf = append(appendHeader(buf, o.size()), o.head...)
			if o.size() > maxWrite {
				large = o.body
				break
			}
			buf = append(append(buf, o.body...), '}')
		}
		clear(c.out[:used])
		c.out = c.out[used:]
		switch {
		case c.err != nil:
			return nil, nil, 0
		case n > 0:
			return buf, large, n
		}
		c.wake.Wait()
	}
}

// wrote accounts for n written bytes and reports whether that was all.
func (c *Conn) wrote(n int) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err != nil {
		return false
	}
	c.backlog -= n
	if c.backlog > 0 {
		return false
	}
	for _, ch := range c.drained {
		close(ch)
	}
	c.drained = nil
	return true
}

// read takes messages from the stream: answers go to their callers, all else
// into the inbox.
func (c *Conn) read() {
	defer c.ended.Done()
	defer c.caught("reading")
	frames := NewFrameReader(c.stream, c.cfg.MaxFrame, func(line string) {
		c.logf("not a message: %q", line)
	})
	for {
		body, err := frames.Next()
		var big *OversizeError
		switch {
		case errors.As(err, &big):
			c.oversize(big)
			continue
		case err != nil:
			c.fail(err)
			return
		}
		messages, err := ParseMessages(body)
		if err != nil {
			c.logf("broken message: %v: %.200q", err, body)
		}
		for _, m := range messages {
			if m.IsAnswer() {
				c.settle(m)
				continue
			}
			key := ""
			if c.cfg.Key != nil && m.ID == "" {
				key = c.cfg.Key(&m)
			}
			c.in.put(letter{Message: m, key: key, size: len(m.Params)})
		}
	}
}

// settle hands an answer to its caller.
func (c *Conn) settle(m Message) {
	c.mu.Lock()
	call := c.pending[m.ID]
	delete(c.pending, m.ID)
	c.mu.Unlock()
	if call == nil {
		c.logf("answer to unknown request %s", m.ID)
		return
	}
	call.answer <- m // has room: an id is settled once
}

// oversize fails the request that a message answers that was too large.
func (c *Conn) oversize(e *OversizeError) {
	c.logf("%v", e)
	if id := answerID(e.Head); id != "" {
		c.settle(Message{ID: id, Error: &Error{Code: CodeInternalError, Message: e.Error()}})
	}
}

// dispatch hands requests and notifications to Handle.
func (c *Conn) dispatch() {
	defer c.ended.Done()
	defer c.caught("handling a message")
	for {
		m, ok := c.in.get()
		if !ok {
			return
		}
		if c.cfg.Handle != nil {
			c.cfg.Handle(c, m)
		} else if m.ID != "" {
			c.Reply(m.ID, nil, &Error{Code: CodeMethodNotFound, Message: "not supported: " + m.Method})
		}
	}
}

// caught makes a defect the end of this connection, not of the program. It does
// not wait for locks that whoever broke may hold.
func (c *Conn) caught(what string) {
	if p := recover(); p != nil {
		go c.fail(fmt.Errorf("internal error while %s: %v", what, p))
	}
}
