package link

import (
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"time"
)

// Grace is how long a program may go on after its input was closed before it
// is killed.
const Grace = time.Second

// dialTimeout limits a connection attempt.
const dialTimeout = 10 * time.Second

// Spec says what to open.
type Spec struct {
	Command string   // a program, or tcp://host:port
	Args    []string // its arguments
	Env     []string // NAME=VALUE, on top of our own environment
	Dir     string   // working folder; "" means our own
}

// scheme of a server that is connected to instead of started.
const scheme = "tcp://"

// IsAddress reports whether command names a port rather than a program.
func IsAddress(command string) bool { return strings.HasPrefix(command, scheme) }

// Link is an open stream. Reading and writing may happen from two goroutines.
type Link struct {
	io.Reader
	io.Writer
	close func()
	kill  func()
	gone  chan struct{} // closed when nothing of the other side is left here
	why   func() string // valid once gone is closed
	tail  *Tail
	pid   int
}

// Open starts or connects to what spec names. The context limits only the
// connection attempt.
func Open(ctx context.Context, spec Spec) (*Link, error) {
	if IsAddress(spec.Command) {
		return dial(ctx, strings.TrimPrefix(spec.Command, scheme))
	}
	return start(spec)
}

// Close ends the link without waiting: no more input for the program, which
// is killed if it still runs after Grace. Calls after the first do nothing.
func (l *Link) Close() error {
	l.close()
	return nil
}

// Kill ends the program and its process group at once.
func (l *Link) Kill() { l.kill() }

// Gone is closed when the program has been reaped, or the connection closed.
func (l *Link) Gone() <-chan struct{} { return l.gone }

// Why says how it ended, for example "exit status 1". It is "" before Gone.
func (l *Link) Why() string {
	select {
	case <-l.gone:
		return l.why()
	default:
		return ""
	}
}

// Tail returns the last lines of the program's error output.
func (l *Link) Tail() []string { return l.tail.Lines() }

// PID returns the process id of a started program, else 0.
func (l *Link) PID() int { return l.pid }

func dial(ctx context.Context, addr string) (*Link, error) {
	ctx, cancel := context.WithTimeout(ctx, dialTimeout)
	defer cancel()
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("cannot connect to %s: %w", addr, err)
	}
	return Stream(conn), nil
}

// Stream makes a link of any stream, such as the end of a pipe in a test.
func Stream(rw io.ReadWriteCloser) *Link {
	l := &Link{
		Reader: rw, Writer: rw,
		gone: make(chan struct{}),
		why:  func() string { return "connection closed" },
		tail: new(Tail),
	}
	l.close = once(func() { rw.Close(); close(l.gone) })
	l.kill = l.close
	return l
}
