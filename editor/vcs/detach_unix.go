//go:build unix

package vcs

import (
	"os/exec"
	"syscall"
)

// detach keeps git away from our terminal: nothing it starts can ask there.
func detach(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
}
