package link

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The test binary doubles as the program that is started.
func TestMain(m *testing.M) {
	if role := os.Getenv("LINK_TEST_ROLE"); role != "" {
		os.Exit(child(role))
	}
	os.Exit(m.Run())
}

func child(role string) int {
	switch role {
	case "echo":
		fmt.Fprintln(os.Stderr, "ready\x1b[31m in", os.Getenv("PWD"))
		io.Copy(os.Stdout, os.Stdin)
		return 0
	case "fail":
		for i := range 150 {
			fmt.Fprintln(os.Stderr, "line", i, strings.Repeat("x", 2000))
		}
		return 3
	case "deaf": // ignores the end of its input and has a child
		p, err := os.StartProcess(os.Args[0], os.Args, &os.ProcAttr{
			Env:   []string{"LINK_TEST_ROLE=sleep"},
			Files: []*os.File{os.Stdin, os.Stdout, os.Stderr},
		})
		if err != nil {
			return 1
		}
		fmt.Println(p.Pid)
		time.Sleep(time.Minute)
	case "leave": // ends at once and leaves a child that holds the pipes
		p, err := os.StartProcess(os.Args[0], os.Args, &os.ProcAttr{
			Env:   []string{"LINK_TEST_ROLE=sleep"},
			Files: []*os.File{os.Stdin, os.Stdout, os.Stderr},
		})
		if err != nil {
			return 1
		}
		fmt.Println(p.Pid)
	case "sleep":
		time.Sleep(time.Minute)
	}
	return 0
}

func run(t *testing.T, role string) *Link {
	t.Helper()
	l, err := Open(context.Background(), Spec{Command: os.Args[0], Env: []string{
		"LINK_TEST_ROLE=" + role,
		"GORACE=atexit_sleep_ms=0", // the race detector would linger at exit
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Kill(); gone(t, l) })
	return l
}

func gone(t *testing.T, l *Link) {
	t.Helper()
	select {
	case <-l.Gone():
	case <-time.After(10 * time.Second):
		t.Fatal("not gone after 10 s")
	}
}

// exists reports whether a process runs; one that is dead but not reaped by
// its parent does not.
func exists(pid int) bool {
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return false
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	return !strings.HasPrefix(rest, "Z")
}

func eventually(t *testing.T, what string, f func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); !f(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("never: " + what)
		}
	}
}

func TestProgram(t *testing.T) {
	l := run(t, "echo")
	if _, err := io.WriteString(l, "hello\n"); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(l).ReadString('\n')
	if line != "hello\n" {
		t.Errorf("%q, %v", line, err)
	}
	if l.Why() != "" {
		t.Errorf("ended: %s", l.Why())
	}
	start := time.Now()
	l.Close()
	l.Close()
	gone(t, l)
	if d := time.Since(start); d > 30*Grace {
		t.Errorf("took %v to end", d)
	}
	if l.Why() != "exited" {
		t.Error(l.Why())
	}
	if tail := l.Tail(); len(tail) != 1 || !strings.HasPrefix(tail[0], "ready[31m in") {
		t.Errorf("%q", tail)
	}
}

func TestProgramFails(t *testing.T) {
	l := run(t, "fail")
	if b, err := io.ReadAll(l); len(b) > 0 || err != nil {
		t.Errorf("%q, %v", b, err)
	}
	gone(t, l)
	if l.Why() != "exit status 3" {
		t.Error(l.Why())
	}
	tail := l.Tail()
	if len(tail) != tailLines || !strings.HasPrefix(tail[0], "line 50 x") || !strings.HasPrefix(tail[99], "line 149 x") {
		t.Errorf("%d lines, first %.20q, last %.20q", len(tail), tail[0], tail[len(tail)-1])
	}
	for _, s := range tail {
		if len(s) > tailWidth {
			t.Fatalf("line of %d bytes kept", len(s))
		}
	}
}

func TestDeafProgramAndItsChildAreKilled(t *testing.T) {
	l := run(t, "deaf")
	line, _ := bufio.NewReader(l).ReadString('\n')
	grandchild, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil || !exists(grandchild) || !exists(l.PID()) {
		t.Fatal(line, err)
	}
	start := time.Now()
	l.Close()
	gone(t, l)
	if d := time.Since(start); d < Grace || d > 30*Grace {
		t.Errorf("killed after %v", d)
	}
	if l.Why() != "signal: killed" {
		t.Error(l.Why())
	}
	eventually(t, "grandchild ends", func() bool { return !exists(grandchild) })
}

func TestLeftoverChildIsKilled(t *testing.T) {
	l := run(t, "leave")
	b, _ := io.ReadAll(l) // ends although the grandchild holds the pipe
	gone(t, l)
	grandchild, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "grandchild ends", func() bool { return !exists(grandchild) })
}

func TestKillIsClean(t *testing.T) {
	goroutines, files := runtime.NumGoroutine(), openFiles(t)
	for range 20 {
		l := run(t, "echo")
		io.WriteString(l, "x")
		l.Kill()
		gone(t, l)
		if l.Why() != "signal: killed" {
			t.Error(l.Why())
		}
		if _, err := io.WriteString(l, "y"); err == nil {
			t.Error("writing to a dead program works")
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		if exists(l.PID()) {
			t.Error("still there")
		}
		l.Kill()
	}
	eventually(t, "goroutines end", func() bool { return runtime.NumGoroutine() <= goroutines })
	eventually(t, "files close", func() bool { return openFiles(t) <= files })
}

func openFiles(t *testing.T) int {
	list, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

func TestNotFound(t *testing.T) {
	_, err := Open(context.Background(), Spec{Command: "no-such-language-server"})
	var nf NotFoundError
	if !errors.As(err, &nf) || err.Error() != `"no-such-language-server" was not found on PATH` {
		t.Error(err)
	}
	_, err = Open(context.Background(), Spec{Command: "/etc/passwd"})
	if !errors.As(err, &nf) || !strings.Contains(err.Error(), "cannot run") {
		t.Error(err)
	}
	_, err = Open(context.Background(), Spec{Command: os.Args[0], Dir: "/no/such/folder"})
	if err == nil || !strings.Contains(err.Error(), "cannot start") {
		t.Error(err)
	}
}

func TestPort(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			go io.Copy(c, c)
		}
	}()
	l, err := Open(context.Background(), Spec{Command: "tcp://" + ln.Addr().String()})
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(l, "hello\n")
	if line, err := bufio.NewReader(l).ReadString('\n'); line != "hello\n" {
		t.Errorf("%q, %v", line, err)
	}
	l.Close()
	gone(t, l)
	if l.Why() != "connection closed" || l.PID() != 0 || len(l.Tail()) != 0 {
		t.Error(l.Why())
	}
	ln.Close()
	if _, err := Open(context.Background(), Spec{Command: "tcp://" + ln.Addr().String()}); err == nil ||
		!strings.HasPrefix(err.Error(), "cannot connect to 127.0.0.1:") {
		t.Error(err)
	}
}
