//go:build unix

package vcs

import (
	"os/exec"
	"syscall"
)

// detach keeps git away from our terminal: nothing it starts can ask there. If
// git is given up, everything that it started goes too.
func detach(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
