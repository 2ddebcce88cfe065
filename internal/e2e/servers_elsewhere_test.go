//go:build servers

package e2e

import (
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// bridge runs a server for each connection to a port.
type bridge struct {
	address string
	dir     string        // where the server runs
	delay   time.Duration // each way

	mu    sync.Mutex
	conns []net.Conn
	runs  sync.WaitGroup
}

func startBridge(t *testing.T, dir string, delay time.Duration, program string) *bridge {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	b := &bridge{address: "tcp://" + l.Addr().String(), dir: dir, delay: delay}
	b.runs.Go(func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			b.mu.Lock()
			b.conns = append(b.conns, conn)
			b.mu.Unlock()
			b.runs.Go(func() { b.serve(conn, program) })
		}
	})
	t.Cleanup(func() {
		l.Close()
		b.cut()
		b.runs.Wait()
	})
	return b
}

// cut ends the connections there are.
func (b *bridge) cut() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, conn := range b.conns {
		conn.Close()
	}
	b.conns = nil
}

func (b *bridge) serve(conn net.Conn, program string) {
	defer conn.Close()
	cmd := exec.Command(program)
	cmd.Dir = b.dir
	in, err := cmd.StdinPipe()
	if err != nil {
		return
	}
	out, err := cmd.StdoutPipe()
	if err != nil || cmd.Start() != nil {
		return
	}
	var there sync.WaitGroup
	there.Go(func() {
		late(in, conn, b.delay)
		in.Close()
		cmd.Process.Kill()
	})
	late(conn, out, b.delay)
	conn.Close()
	there.Wait()
	cmd.Wait()
}

// late copies what comes, a delay after it came.
func late(to io.Writer, from io.Reader, delay time.Duration) {
	type piece struct {
		due  time.Time
		data []byte
	}
	pieces := make(chan piece, 1<<12)
	go func() {
		defer close(pieces)
		for {
			buf := make([]byte, 32<<10)
			n, err := from.Read(buf)
			if n > 0 {
				pieces <- piece{time.Now().Add(delay), buf[:n]}
			}
			if err != nil {
				return
			}
		}
	}()
	broken := false
	for p := range pieces {
		time.Sleep(time.Until(p.due))
		if !broken {
			_, err := to.Write(p.data)
			broken = err != nil
		}
	}
}

// TestServersOnSlowLine plays all features over a line that takes 200 ms.
func TestServersOnSlowLine(t *testing.T) {
	dir := copied(t, rustSample.dir)
	b := startBridge(t, dir, 100*time.Millisecond, "rust-analyzer")
	sm := *rustSample
	sm.languages = fmt.Sprintf("[language-server.rust-analyzer]\ncommand = %q\n", b.address)
	play(t, startSample(t, &sm, func(o *Options) { o.Dir = dir }))
}

// TestServersElsewhere has the server work on a copy of the project in another
// folder, and the connection lost.
func TestServersElsewhere(t *testing.T) {
	far := copied(t, rustSample.dir)
	b := startBridge(t, far, 0, "rust-analyzer")
	dir := copied(t, rustSample.dir)
	sm := *rustSample
	sm.languages = fmt.Sprintf("[language-server.rust-analyzer]\ncommand = %q\npath-mapping = [{ local = %q, remote = %q }]\n"+
		"read-command = [\"cat\"]\n", b.address, dir, far)
	l := startSample(t, &sm, func(o *Options) { o.Dir = dir })
	l.stepHover()
	l.leave()
	l.stepDefinition()
	l.stepWorkspace()
	l.clean()
	l.stepRename()
	l.clean()

	// What is only there opens for reading.
	l.goes(spot{"vec", "4:18"})
	l.Send("gd")
	l.Until(t, "file:///")
	l.Until(t, "macro_rules! vec")
	l.Send("\x0f")
	l.stands(l.main, "4:18")

	// A lost line costs nothing that is typed, and comes back.
	l.goes(l.above)
	l.Send("olet a")
	b.cut()
	l.Send("nswer = 42;")
	l.Until(t, "let answer = 42;")
	l.leave()
	l.clean()
	l.stepHover()
	l.leave()
	b.cut()
	l.Until(t, "connection closed")
	l.ends()
}

// TestServersByCommand reaches the server through a program that takes it to
// another folder, as ssh takes it to another machine.
func TestServersByCommand(t *testing.T) {
	far, dir, tools := copied(t, rustSample.dir), copied(t, rustSample.dir), t.TempDir()
	put(t, filepath.Join(tools, "ssh"), "#!/bin/sh\n[ \"$1\" = there ] || exit 255\nshift\ncd "+far+" && exec \"$@\"\n")
	if err := os.Chmod(filepath.Join(tools, "ssh"), 0o755); err != nil {
		t.Fatal(err)
	}
	sm := *rustSample
	sm.languages = fmt.Sprintf("[language-server.rust-analyzer]\ncommand = \"ssh there rust-analyzer\"\n"+
		"path-mapping = [{ local = %q, remote = %q }]\n", dir, far)
	l := startSample(t, &sm, func(o *Options) {
		o.Dir, o.Env = dir, append(o.Env, "PATH="+tools+":"+os.Getenv("PATH"))
	})
	l.stepHover()
	l.leave()
	l.stepDefinition()
	if got := strings.Join(processes(l.home), " "); !strings.Contains(got, "rust-analyzer") {
		t.Errorf("only %s runs", got)
	}
	l.ends()
}
