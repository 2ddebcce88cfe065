package link

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strings"
	"time"
)

// maxOutput bounds what Output collects.
const maxOutput = 64 << 20

// Output runs a program without terminal or input and returns what it prints.
// When ctx ends, its process group is killed.
func Output(ctx context.Context, program string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	detach(cmd)
	cmd.Cancel = func() error { killGroup(cmd); return nil }
	cmd.WaitDelay = time.Second
	var out, errs limited
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case out.over:
		return nil, errors.New("too large")
	case err != nil:
		if line, _, _ := strings.Cut(strings.TrimSpace(errs.buf.String()), "\n"); line != "" {
			return nil, errors.New(line)
		}
		return nil, err
	}
	return out.buf.Bytes(), nil
}

// limited is a buffer that takes no more than maxOutput, and ends the program
// that wants to write more. It is not embedded: its ReadFrom would be taken for
// that of limited, and nothing would be counted.
type limited struct {
	buf  bytes.Buffer
	over bool
}

func (l *limited) Write(p []byte) (int, error) {
	if l.buf.Len()+len(p) > maxOutput {
		l.over = true
		return 0, errors.New("too large")
	}
	return l.buf.Write(p)
}
