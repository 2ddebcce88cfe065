package wire

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"sync"

	"github.com/go-json-experiment/json/jsontext"
)

// Reasons a Conn ends for, beside errors of the stream.
var (
	// ErrClosed says that this side closed the connection.
	ErrClosed = errors.New("connection closed")
	// ErrHung says that the peer has not read for so long that the queue to
	// it is full.
	ErrHung = errors.New("server has stopped reading")
)

// Config tells a Conn its limits and whom to tell what. All functions may be
// nil; they run on goroutines of the Conn and must not wait for it to end.
type Config struct {
	MaxFrame   int // bytes of one received message; 0 means DefaultMaxFrame
	MaxBacklog int // bytes waiting to be written before ErrHung; 0 means 16 MiB

	// Handle gets requests and notifications in the order of their arrival,
	// on one goroutine. Requests must be answered with Reply, now or later.
	Handle func(c *Conn, m Message)
	// Key names what a notification is about. Of waiting notifications with
	// equal keys only the latest is kept. "" keeps all.
	Key func(m *Message) string
	// Drained is called after the last waiting byte was written.
	Drained func()
	// Log gets a line about everything that was wrong and passed over.
	Log func(line string)
}

// Conn is one running connection. It owns three goroutines, which end when the
// connection does. All methods may be called from any goroutine and none of
// them waits for the peer, except Call.Wait and Flush.
type Conn struct {
	cfg    Config
	stream io.ReadWriteCloser
	in     *inbox
	done   chan struct{} // closed when the connection has ended
	ended  sync.WaitGroup

	mu      sync.Mutex
	wake    sync.Cond // the writer waits here
	out     []outgoing
	backlog int // bytes in out and being written
	pending map[string]*Call
	nextID  int64
	err     error // why it ended; nil while it runs
	drained []chan struct{}
}

// outgoing is a message that waits to be written: head, body and a closing
// brace. The body is the caller's memory, which spares a copy of large texts. A
// request whose caller gave up before it was written loses both.
type outgoing struct {
	head, body []byte
	call       *Call
}

func (o *outgoing) gone() bool { return o.head == nil }

// size is the length of the message in bytes; 0 for one that is gone.
func (o *outgoing) size() int {
	if o.gone() {
		return 0
	}
	return len(o.head) + len(o.body) + 1
}

// NewConn starts a connection over stream and closes stream when it ends.
func NewConn(stream io.ReadWriteCloser, cfg Config) *Conn {
	if cfg.MaxBacklog <= 0 {
		cfg.MaxBacklog = 16 << 20
	}
	c := &Conn{
		cfg: cfg, stream: stream, in: newInbox(),
		done: make(chan struct{}), pending: map[string]*Call{},
	}
	c.wake.L = &c.mu
	c.ended.Add(3)
	go c.read()
	go c.write()
	go c.dispatch()
	return c
}

// Done is closed when the connection has ended; Err then says why.
func (c *Conn) Done() <-chan struct{} { return c.done }

// Err returns why the connection ended, or nil while it runs.
func (c *Conn) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

// Backlog returns the number of bytes that wait to be written.
func (c *Conn) Backlog() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.backlog
}

// Close ends the connection. Messages not yet written are lost (see Flush).
func (c *Conn) Close() { c.fail(ErrClosed) }

// Join waits until all goroutines of an ended connection are gone.
func (c *Conn) Join() { c.ended.Wait() }

// Flush waits until everything sent so far was written, the connection ended,
// or ctx did.
func (c *Conn) Flush(ctx context.Context) error {
	c.mu.Lock()
	if c.err != nil || c.backlog == 0 {
		defer c.mu.Unlock()
		return c.err
	}
	ch := make(chan struct{})
	c.drained = append(c.drained, ch)
	c.mu.Unlock()
	select {
	case <-ch:
		return nil
	case <-c.done:
		return c.Err()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Notify queues a notification. Params is raw JSON, not to be changed
// afterwards; nil leaves it out.
func (c *Conn) Notify(method string, params []byte) error {
	return c.push(outgoing{head: head("", method, params), body: params})
}

// Reply queues the answer to a request of the peer: a result in raw JSON (nil
// means null), or e if that is not nil.
func (c *Conn) Reply(id string, result []byte, e *Error) error {
	return c.push(reply(id, result, e))
}

// Send queues a request and returns at once.
func (c *Conn) Send(method string, params []byte) *Call {
	call := &Call{conn: c, Method: method, answer: make(chan Message, 1)}
	c.mu.Lock()
	c.nextID++
	call.id = strconv.FormatInt(c.nextID, 10)
	if c.err == nil {
		c.pending[call.id] = call
	}
	c.mu.Unlock()
	c.push(outgoing{head: head(call.id, method, params), body: params, call: call})
	return call
}

func (c *Conn) push(o outgoing) error {
	c.mu.Lock()
	if c.err != nil {
		defer c.mu.Unlock()
		return c.err
	}
	if c.backlog > c.cfg.MaxBacklog {
		c.mu.Unlock()
		c.fail(ErrHung)
		return ErrHung
	}
	c.out = append(c.out, o)
	c.backlog += o.size()
	c.mu.Unlock()
	c.wake.Signal()
	return nil
}

// fail ends the connection once; later reasons are ignored.
func (c *Conn) fail(err error) {
	c.mu.Lock()
	if c.err != nil {
		c.mu.Unlock()
		return
	}
	c.err = err
	c.out, c.backlog = nil, 0
	clear(c.pending)
	close(c.done)
	c.mu.Unlock()
	c.wake.Broadcast()
	c.in.close()
	c.stream.Close()
}

func (c *Conn) logf(format string, args ...any) {
	if c.cfg.Log != nil {
		c.cfg.Log(fmt.Sprintf(format, args...))
	}
}

// A Call is a request under way.
type Call struct {
	Method string
	conn   *Conn
	id     string
	answer chan Message
}

// Wait waits for the answer and returns its result as raw JSON. When ctx ends
// first the request is withdrawn: not sent at all if it still waits in the
// queue, else the peer is told to give it up. Errors are *Error for what the
// peer answered, the cause of ctx, or why the connection ended.
func (k *Call) Wait(ctx context.Context) (jsontext.Value, error) {
	select {
	case m := <-k.answer:
		return m.outcome()
	default: // an answer that is there wins over an ended ctx
	}
	select {
	case m := <-k.answer:
		return m.outcome()
	case <-ctx.Done():
		k.withdraw()
		return nil, context.Cause(ctx)
	case <-k.conn.done:
		select {
		case m := <-k.answer:
			return m.outcome()
		default:
			return nil, k.conn.Err()
		}
	}
}

func (m *Message) outcome() (jsontext.Value, error) {
	if m.Error != nil {
		return nil, m.Error
	}
	return m.Result, nil
}

// withdraw forgets the call and spares the peer the work if possible.
func (k *Call) withdraw() {
	c := k.conn
	c.mu.Lock()
	if _, ok := c.pending[k.id]; !ok {
		c.mu.Unlock()
		return
	}
	delete(c.pending, k.id)
	for i := range c.out {
		if o := &c.out[i]; o.call == k {
			c.backlog -= o.size()
			o.head, o.body = nil, nil
			c.mu.Unlock()
			return
		}
	}
	c.mu.Unlock()
	c.Notify("$/cancelRequest", []byte(`{"id":`+k.id+`}`))
}

// head writes a request or notification up to its params.
func head(id, method string, params []byte) []byte {
	b := make([]byte, 0, 64+len(method))
	b = append(b, `{"jsonrpc":"2.0"`...)
	if id != "" {
		b = append(append(b, `,"id":`...), id...)
	}
	b = append(b, `,"method":`...)
	b = appendQuote(b, method)
	if len(params) > 0 {
		b = append(b, `,"params":`...)
	}
	return b
}

func reply(id string, result []byte, e *Error) outgoing {
	b := append([]byte(`{"jsonrpc":"2.0","id":`), id...)
	if e != nil {
		b = append(b, `,"error":{"code":`...)
		b = strconv.AppendInt(b, int64(e.Code), 10)
		b = append(b, `,"message":`...)
		b = appendQuote(b, e.Message)
		return outgoing{head: append(b, '}')}
	}
	if len(result) == 0 {
		result = []byte("null")
	}
	return outgoing{head: append(b, `,"result":`...), body: result}
}

func appendQuote(b []byte, s string) []byte {
	b, _ = jsontext.AppendQuote(b, s) // broken text becomes U+FFFD, the error says no more
	return b
}
