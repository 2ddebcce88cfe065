package lsp

import (
	"cmp"
	"context"
	"encoding/json"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"hx/editor/change"
	"hx/internal/fakelsp"
)

// The test binary doubles as a language server in a process of its own.
func TestMain(m *testing.M) {
	if os.Getenv("LSP_TEST_SERVER") != "" {
		fakelsp.Stdio(os.Stdin, os.Stdout)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// newProcessRig is a rig with real processes, restarted without long pauses.
func newProcessRig(t *testing.T) *rig {
	r := newRig(t, func(o *Options) {
		o.Open = nil
		o.Configs = map[string]Config{fakeName: {Command: os.Args[0], Environment: []string{"LSP_TEST_SERVER=1", "GORACE=atexit_sleep_ms=0"}}}
	})
	r.dir = t.TempDir()
	r.set.opt.Workspace.Path = r.dir
	r.set.retry = retry{most: 1 << 20, window: time.Minute, first: time.Millisecond, max: time.Millisecond}
	return r
}

// serverText asks the server itself for its copy of a document.
func serverText(t *testing.T, r *rig, s *Server, d *doc) string {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		_, raw, err := s.ask(ctx, d.snap(), "demo/text", func(q *query) any { return &docParams{q.id()} })
		cancel()
		var text string
		if err == nil && json.Unmarshal(raw, &text) == nil {
			return text
		}
	}
	t.Fatal("the server does not answer")
	return ""
}

// rounds is how often a server is killed, HX_KILLS times if that is set.
func rounds(t *testing.T) int {
	n, err := strconv.Atoi(cmp.Or(os.Getenv("HX_KILLS"), "24"))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestKilledAgainAndAgain(t *testing.T) {
	goroutines, files := runtime.NumGoroutine(), openFiles(t)
	var pids []int
	func() {
		r := newProcessRig(t)
		d := r.open("a.rs", "start 😀\r\n")
		s := r.ready()
		rnd := rand.New(rand.NewPCG(3, 4))
		for i := range rounds(t) {
			if i%2 == 0 { // else it is killed in whatever state it is
				waitState(t, s, Ready)
			}
			if pid := s.PID(); pid != 0 {
				pids = append(pids, pid)
				syscall.Kill(pid, syscall.SIGKILL)
			}
			for range 20 {
				d.edit(change.Edit{From: d.text.Len(), To: d.text.Len(), Text: pieces[rnd.IntN(8)]})
				r.set.Flush()
				time.Sleep(time.Duration(rnd.IntN(300)) * time.Microsecond)
			}
		}
		if got := serverText(t, r, s, d); got != validText(d.text) {
			t.Errorf("the server has %d bytes, we %d", len(got), d.text.Len())
		}
		pids = append(pids, s.PID())
		if len(pids) < 10 {
			t.Errorf("only %d processes", len(pids))
		}
		start := time.Now()
		if err := r.set.Shutdown(context.Background()); err != nil {
			t.Error(err)
		}
		if d := time.Since(start); d > time.Minute {
			t.Errorf("shutdown took %v", d)
		}
	}()
	for _, pid := range pids {
		if _, err := os.Stat("/proc/" + strconv.Itoa(pid)); err == nil {
			b, _ := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
			t.Errorf("process %d is left: %s", pid, b)
		}
	}
	if kids := children(t); len(kids) > 0 {
		t.Errorf("children are left: %v", kids)
	}
	eventually(t, "goroutines end", func() bool { return runtime.NumGoroutine() <= goroutines })
	eventually(t, "files close", func() bool { return openFiles(t) <= files })
}

func TestProcessEndsByItself(t *testing.T) {
	r := newProcessRig(t)
	d := r.open("a.rs", "text")
	s := r.ready()
	r.set.retry.first = time.Hour
	r.set.retry.max = time.Hour
	_, _, err := s.ask(ctxFor(t), d.snap(), "demo/die", func(*query) any { return 7 })
	if got := errText(err); got != "fake: ended before it answered" {
		t.Error(got)
	}
	waitState(t, s, Waiting)
	if _, note := s.State(); note != "ended (exit status 7): thread main panicked; starting again in 1h0m0s" {
		t.Error(note)
	}
	if tail := s.ErrorOutput(); len(tail) != 2 || tail[0] != "about to die" {
		t.Errorf("%q", tail)
	}
}

func TestServerBehindPort(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	conns := make(chan net.Conn, 8)
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			conns <- c
			go fakelsp.Stdio(c, c)
		}
	}()
	r := newRig(t, func(o *Options) {
		o.Open = nil
		o.Configs = map[string]Config{fakeName: {Command: "tcp://" + ln.Addr().String(), PathMapping: []PathMapping{{"/work", "/far/away"}}}}
	})
	d := r.open("a b.rs", "text 😀\r\n")
	s := r.ready()
	d.edit(insert(9, "!"))
	if got := serverText(t, r, s, d); got != d.text.String() {
		t.Errorf("%q", got)
	}
	if s.PID() != 0 {
		t.Error("a port has a process")
	}
	(<-conns).Close() // the line goes down
	waitState(t, s, Waiting)
	waitState(t, s, Ready)
	if got := serverText(t, r, s, d); got != d.text.String() {
		t.Errorf("%q", got)
	}
	ln.Close()
	(<-conns).Close()
	waitState(t, s, Waiting)
	r.set.Stop()
	waitState(t, s, Stopped)
}

// children lists the processes that this one has to reap.
func children(t *testing.T) (list []string) {
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, f := range stats {
		b, err := os.ReadFile(f)
		if err != nil {
			continue
		}
		_, rest, _ := strings.Cut(string(b), ") ")
		if fields := strings.Fields(rest); len(fields) > 1 && fields[1] == strconv.Itoa(os.Getpid()) {
			list = append(list, string(b))
		}
	}
	return list
}

func openFiles(t *testing.T) int {
	list, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

func eventually(t *testing.T, what string, f func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); !f(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			buf := make([]byte, 1<<16)
			t.Fatalf("never: %s\n%s", what, buf[:runtime.Stack(buf, true)])
		}
	}
}
