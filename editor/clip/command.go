package clip

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"
)

// commands is a provider that runs programs.
type commands struct {
	name                      string
	copy, paste               Command
	copyPrimary, pastePrimary Command
}

func (c commands) Name() string { return c.name }

func (c commands) Has(primary bool) bool {
	return !primary || c.copyPrimary.isSet() && c.pastePrimary.isSet()
}

// MaxRead bounds what is read of a clipboard, in bytes.
const MaxRead = 64 << 20

func (c commands) Write(ctx context.Context, primary bool, text string) error {
	command := c.copy
	if primary {
		command = c.copyPrimary
	}
	cmd := command.prepare(ctx)
	cmd.Stdin = strings.NewReader(text)
	// Output goes nowhere: xclip and wl-copy stay in the background to serve
	// the text and keep their output open, so its end must not be waited for.
	return command.result(ctx, cmd.Run(), "")
}

func (c commands) Read(ctx context.Context, primary bool) (string, error) {
	command := c.paste
	if primary {
		command = c.pastePrimary
	}
	cmd := command.prepare(ctx)
	text := output{limit: MaxRead}
	complaint := output{limit: 4 << 10, more: true}
	cmd.Stdout, cmd.Stderr = &text, &complaint
	err := cmd.Run()
	switch {
	case text.over:
		return "", fmt.Errorf("the clipboard holds more than %d MiB; that is not pasted", MaxRead>>20)
	case err != nil && text.Len() == 0 && ctx.Err() == nil && saysEmpty(complaint.String()):
		return "", nil
	}
	if err := command.result(ctx, err, complaint.String()); err != nil {
		return "", err
	}
	return text.String(), nil
}

// output takes what a program writes, up to a limit. What comes after that ends
// the program, unless more is allowed, and dropped.
type output struct {
	strings.Builder
	limit int
	more  bool
	over  bool
}

func (o *output) Write(b []byte) (int, error) {
	n := min(len(b), o.limit-o.Len())
	o.Builder.Write(b[:n])
	if n < len(b) && !o.more {
		o.over = true
		return n, io.ErrShortWrite
	}
	return len(b), nil
}

// saysEmpty recognises how programs complain about an empty clipboard.
func saysEmpty(complaint string) bool {
	for _, s := range [...]string{"Nothing is copied", "No selection", "not available", "no buffers", "No suitable type"} {
		if strings.Contains(complaint, s) {
			return true
		}
	}
	return false
}

func (c Command) prepare(ctx context.Context) *exec.Cmd {
	cmd := exec.CommandContext(ctx, c.Program, c.Args...)
	cmd.WaitDelay = 100 * time.Millisecond
	detach(cmd)
	return cmd
}

// result makes one clear line of a failure.
func (c Command) result(ctx context.Context, err error, complaint string) error {
	complaint, _, _ = strings.Cut(strings.TrimSpace(complaint), "\n")
	switch {
	case errors.Is(err, exec.ErrWaitDelay):
		return nil // it left something running that holds its output
	case err == nil:
		return nil
	case errors.Is(err, exec.ErrNotFound):
		return fmt.Errorf("clipboard: the program %s is not installed; install it or set clipboard-provider", c.Program)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("clipboard: %s does not answer", c.Program)
	case ctx.Err() != nil:
		return ctx.Err()
	case complaint != "":
		return fmt.Errorf("clipboard: %s: %s", c.Program, complaint)
	}
	return fmt.Errorf("clipboard: %s: %w", c.Program, err)
}
