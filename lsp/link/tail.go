package link

import (
	"bufio"
	"io"
	"strings"
	"sync"
	"unicode"
)

// Limits of what is kept of a program's error output.
const (
	tailLines = 100
	tailWidth = 500 // bytes of one line
)

// Tail keeps the last lines of an output, in a form that is safe to show.
type Tail struct {
	mu    sync.Mutex
	lines []string
	next  int // where the next line goes once the ring is full
}

// Add appends one line.
func (t *Tail) Add(line string) {
	line = strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(line[:min(len(line), tailWidth)], "\uFFFD"))
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.lines) < tailLines {
		t.lines = append(t.lines, line)
		return
	}
	t.lines[t.next] = line
	t.next = (t.next + 1) % tailLines
}

// Lines returns the kept lines, oldest first.
func (t *Tail) Lines() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append(append([]string(nil), t.lines[t.next:]...), t.lines[:t.next]...)
}

// drain reads r to its end and keeps its last lines.
func (t *Tail) drain(r io.Reader) {
	br := bufio.NewReaderSize(r, 4096)
	for {
		line, more, err := br.ReadLine()
		if err != nil {
			return
		}
		t.Add(string(line))
		for more && err == nil { // the rest of a long line
			_, more, err = br.ReadLine()
		}
	}
}
