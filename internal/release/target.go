package main

import "slices"

// target is one program of a release.
type target struct {
	name   string // of the file: hx-VERSION-name
	arch   string // GOARCH
	arm    string // GOARM
	cc     string // the C compiler; "" for a build without C
	cflags []string
	tags   []string
	debs   []string // architectures of Debian that get it as a package
	doc    string
}

// common are the flags for all C code. A char is signed in the grammars'
// scanners, which ARM compilers must be told. Each function is a section, so
// that parsers nobody asks for are left out. Without position independence the
// parse tables need no relocation and stay clean pages of the file.
var common = []string{"-O2", "-fsigned-char", "-ffunction-sections", "-fdata-sections", "-fno-pie", "-fno-plt", "-fomit-frame-pointer", "-w"}

// armv6 is the processor of the first Raspberry Pi and of the Zero.
var armv6 = []string{"-marm", "-march=armv6", "-mtune=arm1176jzf-s", "-mfpu=vfp", "-mfloat-abi=softfp"}

// targets are all programs of a release.
var targets = []target{
	{name: "linux-amd64", arch: "amd64", cc: "gcc", debs: []string{"amd64"}, doc: "PCs, all languages"},
	{name: "linux-arm64", arch: "arm64", cc: "aarch64-linux-gnu-gcc", debs: []string{"arm64"}, doc: "64-bit ARM: Raspberry Pi 3 and later with a 64-bit system, all languages"},
	{name: "linux-armv6", arch: "arm", arm: "6", cc: "arm-linux-gnueabi-gcc", cflags: armv6, tags: []string{"hx_noheavy"}, debs: []string{"armhf", "armel"},
		doc: "Raspberry Pi 1 and Zero, and every later one: the languages whose parsers are not huge"},
	{name: "linux-armv6-full", arch: "arm", arm: "6", cc: "arm-linux-gnueabi-gcc", cflags: armv6, doc: "the same with all languages"},
	{name: "linux-armv6-small", arch: "arm", arm: "6", cc: "arm-linux-gnueabi-gcc", cflags: armv6, tags: []string{"hx_small"}, doc: "the same with eleven languages"},
	{name: "linux-amd64-nocgo", arch: "amd64", doc: "built without C: no syntax trees, runs on every Linux"},
	{name: "linux-arm64-nocgo", arch: "arm64", doc: "likewise"},
	{name: "linux-armv6-nocgo", arch: "arm", arm: "6", doc: "likewise"},
}

// chosen returns the targets of those names, all without any.
func chosen(names []string) (list []target, unknown []string) {
	if len(names) == 0 {
		return targets, nil
	}
	for _, n := range names {
		i := slices.IndexFunc(targets, func(t target) bool { return t.name == n })
		if i < 0 {
			unknown = append(unknown, n)
			continue
		}
		list = append(list, targets[i])
	}
	return list, unknown
}
