//go:build !unix

package link

import "os/exec"

func detach(*exec.Cmd) {}

func killGroup(cmd *exec.Cmd) { cmd.Process.Kill() }
