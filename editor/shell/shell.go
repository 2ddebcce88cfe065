// Package shell runs commands for the editor: without a terminal, cancellable,
// with bounded output.
package shell

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// Spec says what to run.
type Spec struct {
	Shell []string // program and leading arguments; the line comes last
	Line  string
	Dir   string
	Input *string // standard input, nil for none
	Limit int64   // most bytes of output kept, 0 for the default
	Env   []string
}

// Output is what a command wrote: standard output, or standard error instead
// if it wrote anything there.
type Output struct {
	Text   string
	Stderr bool
	Out    string // standard output, whatever Text is
	Status int
}

// Result is what the command was run for: its standard output, what it says on
// standard error only when that is all. A command that fails and says why has
// none.
func (o Output) Result() (string, error) {
	switch {
	case o.Stderr && o.Status != 0:
		line, _, _ := strings.Cut(strings.TrimSpace(o.Text), "\n")
		return "", fmt.Errorf("Shell command failed: %s", line)
	case o.Stderr && o.Out != "":
		return o.Out, nil
	}
	return o.Text, nil
}

// defaultLimit bounds the output of one command, in bytes.
const defaultLimit = 64 << 20

// Run runs a command to its end. A status other than 0 with nothing on standard
// error is an error; cancelling ctx ends the command and its children.
func Run(ctx context.Context, s Spec) (Output, error) {
	if len(s.Shell) == 0 {
		return Output{}, errors.New("no shell is set (option editor.shell)")
	}
	cmd := exec.CommandContext(ctx, s.Shell[0], append(s.Shell[1:len(s.Shell):len(s.Shell)], s.Line)...)
	cmd.Dir = s.Dir
	if s.Env != nil {
		cmd.Env = s.Env
	}
	if s.Input != nil {
		cmd.Stdin = strings.NewReader(*s.Input)
	}
	limit := s.Limit
	if limit <= 0 {
		limit = defaultLimit
	}
	out, errOut := bounded{limit: limit}, bounded{limit: limit}
	cmd.Stdout, cmd.Stderr = &out, &errOut
	// Its own process group, so that what it started ends with it.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return Output{}, ctx.Err()
	case out.full || errOut.full:
		return Output{}, fmt.Errorf("the command wrote more than %d bytes", limit)
	case errors.As(err, &exit):
		if errOut.Len() == 0 {
			return Output{Status: exit.ExitCode()}, fmt.Errorf("Shell command failed: status %d", exit.ExitCode())
		}
		return Output{Text: errOut.String(), Stderr: true, Out: out.String(), Status: exit.ExitCode()}, nil
	case err != nil && !errors.Is(err, syscall.EPIPE):
		return Output{}, fmt.Errorf("cannot run %s: %w", s.Shell[0], err)
	case errOut.Len() > 0:
		return Output{Text: errOut.String(), Stderr: true, Out: out.String()}, nil
	}
	return Output{Text: out.String(), Out: out.String()}, nil
}

// bounded keeps the first bytes written to it. The buffer is not embedded: its
// ReadFrom would be taken for that of bounded, and nothing would be counted.
type bounded struct {
	buf   bytes.Buffer
	limit int64
	full  bool
}

func (b *bounded) Write(p []byte) (int, error) {
	if int64(b.buf.Len()+len(p)) > b.limit {
		b.full = true
		return 0, errors.New("output limit reached")
	}
	return b.buf.Write(p)
}

func (b *bounded) Len() int       { return b.buf.Len() }
func (b *bounded) String() string { return b.buf.String() }

// Filter sends text through a program and returns what it writes. A status
// other than 0 is an error that quotes the program's first line of complaint.
func Filter(ctx context.Context, argv []string, dir, input string) (string, error) {
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Dir = dir
	cmd.Stdin = strings.NewReader(input)
	out, errOut := bounded{limit: defaultLimit + int64(2*len(input))}, bounded{limit: 1 << 20}
	cmd.Stdout, cmd.Stderr = &out, &errOut
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = time.Second
	if err := cmd.Run(); err != nil {
		if line, _, _ := strings.Cut(strings.TrimSpace(errOut.String()), "\n"); line != "" {
			return "", errors.New(line)
		}
		return "", err
	}
	return out.String(), nil
}
