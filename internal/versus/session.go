//go:build linux

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
	"unsafe"

	"github.com/creack/pty"
)

// session is one editor running in a pseudo terminal.
type session struct {
	cmd *exec.Cmd
	tty *os.File

	mu    sync.Mutex
	bytes int
	last  time.Time
}

func begin(argv []string, home string, ws *pty.Winsize) (*session, error) {
	s := &session{cmd: exec.Command(argv[0], argv[1:]...), last: time.Now()}
	s.cmd.Dir = home
	s.cmd.Env = []string{"HOME=" + home, "TERM=xterm-256color", "LANG=C.UTF-8", "PATH=" + os.Getenv("PATH"), "SHELL=/bin/sh"}
	var err error
	if s.tty, err = pty.StartWithSize(s.cmd, ws); err != nil {
		return nil, err
	}
	go s.read()
	return s, nil
}

// read takes what the editor writes and answers the question that all terminals
// answer.
func (s *session) read() {
	buf := make([]byte, 64<<10)
	for {
		n, err := s.tty.Read(buf)
		s.mu.Lock()
		s.bytes, s.last = s.bytes+n, time.Now()
		s.mu.Unlock()
		if bytes.Contains(buf[:n], []byte("\x1b[c")) {
			s.tty.WriteString("\x1b[?64;1;2c")
		}
		if err != nil {
			return
		}
	}
}

func (s *session) send(keys string) {
	s.mu.Lock()
	s.last = time.Now()
	s.mu.Unlock()
	s.tty.WriteString(keys)
}

// quiet waits until the editor has neither written nor worked for so long, at
// most for a minute.
func (s *session) quiet(d time.Duration) {
	for end := time.Now().Add(time.Minute); time.Now().Before(end); {
		cpu := s.cpu()
		time.Sleep(d)
		s.mu.Lock()
		still := time.Since(s.last) >= d
		s.mu.Unlock()
		if still && s.cpu()-cpu < d/20 {
			return
		}
	}
}

func (s *session) figures() figures {
	s.mu.Lock()
	n := s.bytes
	s.mu.Unlock()
	f := figures{cpu: float64(s.cpu()) / 1e6, bytes: float64(n)}
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	for line := range strings.Lines(string(status)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "VmRSS:" {
			kib, _ := strconv.ParseFloat(fields[1], 64)
			f.memory = kib * 1024 / 1e6
		}
	}
	return f
}

// cpu is the processor time of the process and its children that live.
func (s *session) cpu() time.Duration {
	var sum time.Duration
	pids := []int{s.cmd.Process.Pid}
	for i := 0; i < len(pids); i++ {
		sum += clock(pids[i])
		tasks, _ := os.ReadDir(fmt.Sprintf("/proc/%d/task", pids[i]))
		for _, t := range tasks {
			list, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%s/children", pids[i], t.Name()))
			for _, f := range strings.Fields(string(list)) {
				if pid, err := strconv.Atoi(f); err == nil {
					pids = append(pids, pid)
				}
			}
		}
	}
	return sum
}

// clock reads the clock of processor time that the kernel keeps of a process.
func clock(pid int) time.Duration {
	const kind = 2 // of the whole process
	id := int32(^pid<<3 | kind)
	var t syscall.Timespec
	if _, _, e := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, uintptr(id), uintptr(unsafe.Pointer(&t)), 0); e != 0 {
		return 0
	}
	return time.Duration(t.Nano())
}

// end ends the editor.
func (s *session) end() {
	s.cmd.Process.Kill()
	s.cmd.Wait()
	s.tty.Close()
}
