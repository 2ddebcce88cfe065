//go:build !unix

package vcs

import "os/exec"

func detach(*exec.Cmd) {}
