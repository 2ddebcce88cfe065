package wire

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// peer is the other side of a Conn, driven by hand.
type peer struct {
	t    *testing.T
	conn net.Conn
	in   *FrameReader
}

func connect(t *testing.T, cfg Config) (*Conn, *peer) {
	mine, theirs := net.Pipe()
	c := NewConn(mine, cfg)
	t.Cleanup(func() { c.Close(); theirs.Close(); c.Join() })
	return c, &peer{t: t, conn: theirs, in: NewFrameReader(theirs, 0, nil)}
}

func (p *peer) read() Message {
	p.t.Helper()
	body, err := p.in.Next()
	if err != nil {
		p.t.Fatal(err)
	}
	list, err := ParseMessages(body)
	if err != nil {
		p.t.Fatal(err)
	}
	return list[0]
}

func (p *peer) write(bodies ...string) {
	p.t.Helper()
	for _, b := range bodies {
		if _, err := p.conn.Write(AppendFrame(nil, []byte(b))); err != nil {
			p.t.Fatal(err)
		}
	}
}

func wait(c *Call) string {
	v, err := c.Wait(context.Background())
	if err != nil {
		return "error " + err.Error()
	}
	return string(v)
}

func TestCallsAnsweredOutOfOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, p := connect(t, Config{})
		a, b := c.Send("a", []byte(`{"x":1}`)), c.Send("b", nil)
		c.Notify("n", nil)
		if got := show(p.read()); got != `id=1 method=a params={"x":1} result=` {
			t.Error(got)
		}
		if got := show(p.read()); got != `id=2 method=b params= result=` {
			t.Error(got)
		}
		if got := p.read().Method; got != "n" {
			t.Error(got)
		}
		p.write(`{"id":2,"result":"two"}`, `{"id":99,"result":0}`, `{"id":2,"result":"again"}`, `not json`,
			`{"id":1,"error":{"code":1,"message":"no"}}`)
		if got := wait(a); got != "error no" {
			t.Error(got)
		}
		if got := wait(b); got != `"two"` {
			t.Error(got)
		}
	})
}

func TestCallWithdrawn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, p := connect(t, Config{})
		// The first is stuck in the writer, the second still in the queue.
		first := c.Send("first", nil)
		synctest.Wait()
		second := c.Send("second", nil)
		ctx, cancel := context.WithCancelCause(context.Background())
		why := errors.New("newer request")
		cancel(why)
		for _, call := range []*Call{second, first} {
			if _, err := call.Wait(ctx); err != why {
				t.Error(err)
			}
		}
		if m := p.read(); m.Method != "first" {
			t.Error(show(m))
		}
		if m := p.read(); m.Method != "$/cancelRequest" || string(m.Params) != `{"id":1}` {
			t.Error(show(m))
		}
		p.write(`{"id":1,"result":1}`) // late, dropped
		third := c.Send("third", nil)
		if m := p.read(); m.Method != "third" {
			t.Error(show(m))
		}
		p.write(`{"id":3,"result":3}`)
		if got := wait(third); got != "3" {
			t.Error(got)
		}
	})
}

func TestDeadlineWithdraws(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, p := connect(t, Config{})
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		start := time.Now()
		call := c.Send("slow", nil)
		p.read()
		done := make(chan error)
		go func() { _, err := call.Wait(ctx); done <- err }()
		if m := p.read(); m.Method != "$/cancelRequest" || time.Since(start) != time.Second {
			t.Error(show(m), time.Since(start))
		}
		if err := <-done; !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
	})
}

func TestEndFailsCalls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, p := connect(t, Config{})
		call := c.Send("m", nil)
		p.read()
		p.conn.Close()
		if got := wait(call); got != "error EOF" {
			t.Error(got)
		}
		<-c.Done()
		if c.Err() != io.EOF {
			t.Error(c.Err())
		}
		if got := wait(c.Send("after", nil)); got != "error EOF" {
			t.Error(got)
		}
		if err := c.Notify("after", nil); err != io.EOF {
			t.Error(err)
		}
		c.Join()
	})
}

func TestAnswerBeatsEnd(t *testing.T) {
	for range 200 {
		c, p := connect(t, Config{})
		call := c.Send("m", nil)
		p.read()
		p.write(`{"id":1,"result":true}`)
		p.conn.Close()
		<-c.Done()
		if got := wait(call); got != "true" {
			t.Fatal(got)
		}
	}
}

func TestSilentPeerNeverBlocks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, _ := connect(t, Config{MaxBacklog: 1 << 20})
		text := []byte(`"` + strings.Repeat("x", 10_000) + `"`)
		start := time.Now()
		var err error
		n := 0
		for ; err == nil && n < 1000; n++ {
			err = c.Notify("change", text)
		}
		if err != ErrHung || time.Since(start) != 0 {
			t.Errorf("after %d: %v in %v", n, err, time.Since(start))
		}
		if n < 100 || n > 110 {
			t.Errorf("gave up after %d messages", n)
		}
		if c.Err() != ErrHung {
			t.Error(c.Err())
		}
	})
}

func TestOneLargeMessageIsNoHang(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, p := connect(t, Config{MaxBacklog: 1000})
		if err := c.Notify("open", []byte(`"`+strings.Repeat("x", 100_000)+`"`)); err != nil {
			t.Fatal(err)
		}
		if m := p.read(); len(m.Params) != 100_002 {
			t.Error(len(m.Params))
		}
		synctest.Wait()
		if n := c.Backlog(); n != 0 {
			t.Errorf("backlog %d after all is written", n)
		}
	})
}

func TestFlushAndDrained(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		drained := 0
		c, p := connect(t, Config{Drained: func() { drained++ }})
		c.Notify("exit", nil)
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if err := c.Flush(ctx); err != context.DeadlineExceeded {
			t.Error(err)
		}
		done := make(chan error)
		go func() { done <- c.Flush(context.Background()) }()
		p.read()
		if err := <-done; err != nil {
			t.Error(err)
		}
		synctest.Wait()
		if drained != 1 {
			t.Errorf("drained %d times", drained)
		}
		if err := c.Flush(context.Background()); err != nil {
			t.Error(err)
		}
	})
}

func TestHandleOrderAndReply(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var got []string
		c, p := connect(t, Config{Handle: func(c *Conn, m Message) {
			got = append(got, m.Method)
			if m.IsRequest() {
				c.Reply(m.ID, []byte(`{"ok":true}`), nil)
			}
		}})
		p.write(`{"method":"a"}`, `{"id":"s-1","method":"b"}`, `{"method":"c"}`, `{"id":0,"method":"d"}`)
		if m := p.read(); show(m) != `id="s-1" method= params= result={"ok":true}` {
			t.Error(show(m))
		}
		if m := p.read(); m.ID != "0" {
			t.Error(show(m))
		}
		if s := strings.Join(got, ""); s != "abcd" {
			t.Error(s)
		}
		c.Reply("7", nil, &Error{Code: CodeMethodNotFound, Message: "say \"no\"\xff"})
		if m := p.read(); show(m) != `id=7 method= params= result= error=-32601 "say \"no\"`+"\uFFFD"+`" ` {
			t.Error(show(m))
		}
	})
}

func TestUnhandledRequestIsRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, p := connect(t, Config{})
		p.write(`{"method":"note"}`, `{"id":1,"method":"ask"}`)
		if m := p.read(); m.Error == nil || m.Error.Code != CodeMethodNotFound {
			t.Error(show(m))
		}
	})
}

func TestNewerNotificationReplacesWaitingOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var got []string
		hold := make(chan struct{})
		_, p := connect(t, Config{
			Key: func(m *Message) string { return Text(Member(m.Params, "k")) },
			Handle: func(c *Conn, m Message) {
				<-hold
				mu.Lock()
				got = append(got, string(m.Params))
				mu.Unlock()
			},
		})
		p.write(`{"method":"n","params":{"k":"first"}}`)
		synctest.Wait() // the first is being handled, the others wait
		for i := range 100 {
			p.write(fmt.Sprintf(`{"method":"n","params":{"k":"a","v":%d}}`, i), fmt.Sprintf(`{"method":"n","params":{"k":"b","v":%d}}`, i))
			if i == 50 {
				p.write(`{"method":"n","params":{"v":"keep"}}`)
			}
		}
		synctest.Wait()
		close(hold)
		synctest.Wait()
		want := `{"k":"first"} {"v":"keep"} {"k":"a","v":99} {"k":"b","v":99}`
		if s := strings.Join(got, " "); s != want {
			t.Errorf("got  %s\nwant %s", s, want)
		}
	})
}

func TestFloodPausesReading(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		hold := make(chan struct{})
		n := 0
		c, p := connect(t, Config{Handle: func(*Conn, Message) { <-hold; n++ }})
		sent := make(chan bool)
		go func() {
			for range 3 * maxLetters {
				p.write(`{"method":"n"}`)
			}
			close(sent)
		}()
		synctest.Wait()
		select {
		case <-sent:
			t.Error("everything was taken in")
		default:
		}
		close(hold)
		<-sent
		synctest.Wait()
		if n != 3*maxLetters {
			t.Errorf("%d handled", n)
		}
		c.Close()
	})
}

func TestOversizeAnswerFailsItsCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, p := connect(t, Config{MaxFrame: 100})
		a, b := c.Send("a", nil), c.Send("b", nil)
		p.read()
		p.read()
		p.write(`{"id":1,"result":"`+strings.Repeat("x", 5000)+`"}`, `{"id":2,"result":1}`)
		if got := wait(a); !strings.Contains(got, "larger than the 100 allowed") {
			t.Error(got)
		}
		if got := wait(b); got != "1" {
			t.Error(got)
		}
	})
}

func TestNoiseEndsConnection(t *testing.T) {
	c, p := connect(t, Config{})
	go io.Copy(p.conn, endless("usage: tool [options]\n"))
	<-c.Done()
	var noise *NoiseError
	if !errors.As(c.Err(), &noise) || noise.First != "usage: tool [options]" {
		t.Error(c.Err())
	}
}
