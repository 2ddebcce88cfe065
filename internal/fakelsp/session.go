package fakelsp

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
)

// session is one connection. Its reading goroutine never writes, so a client
// that does not read cannot stop it.
type session struct {
	server *Server
	conn   net.Conn

	mu     sync.Mutex
	wake   sync.Cond
	out    [][]byte
	frozen bool
	closed bool
}

func newSession(s *Server, conn net.Conn) *session {
	c := &session{server: s, conn: conn}
	c.wake.L = &c.mu
	go c.read()
	go c.pump()
	return c
}

func (c *session) close() {
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	c.wake.Broadcast()
	c.conn.Close()
}

func (c *session) freeze(on bool) {
	c.mu.Lock()
	c.frozen = on
	c.mu.Unlock()
	c.wake.Broadcast()
}

func (c *session) send(m any) {
	body, err := json.Marshal(m)
	if err != nil {
		panic(err) // a mistake in the test
	}
	c.write(frame(body))
}

func (c *session) write(b []byte) {
	c.mu.Lock()
	c.out = append(c.out, b)
	c.mu.Unlock()
	c.wake.Broadcast()
}

func (c *session) pump() {
	for {
		c.mu.Lock()
		for len(c.out) == 0 && !c.closed {
			c.wake.Wait()
		}
		if len(c.out) == 0 {
			c.mu.Unlock()
			return
		}
		b := c.out[0]
		c.out = c.out[1:]
		c.mu.Unlock()
		if _, err := c.conn.Write(b); err != nil {
			return
		}
	}
}

// thawed waits while the session is frozen.
func (c *session) thawed() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for c.frozen && !c.closed {
		c.wake.Wait()
	}
}

func (c *session) read() {
	br := bufio.NewReader(c.conn)
	for {
		c.thawed()
		body, err := readFrame(br)
		if err != nil {
			if err != io.EOF && err != io.ErrClosedPipe {
				c.server.fault("bad frame: %v", err)
			}
			c.close()
			c.server.gone()
			return
		}
		var m struct {
			Method string
			ID     json.RawMessage
			Params json.RawMessage
			Result json.RawMessage
			Error  *Error
		}
		if err := json.Unmarshal(body, &m); err != nil {
			c.server.fault("bad JSON: %v: %.200s", err, body)
			continue
		}
		c.server.receive(c, Message{m.Method, string(m.ID), m.Params, m.Result, m.Error})
	}
}

func readFrame(br *bufio.Reader) ([]byte, error) {
	size := -1
	for {
		line, err := br.ReadString('\n')
		if err != nil {
			return nil, err
		}
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		if v, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			if size, err = strconv.Atoi(v); err != nil {
				return nil, err
			}
		}
	}
	if size < 0 {
		return nil, fmt.Errorf("no Content-Length")
	}
	body := make([]byte, size)
	_, err := io.ReadFull(br, body)
	return body, err
}
