#!/bin/sh
# Inside a Debian 11 chroot: CPython 3.11 from Debian's source package that asks for no symbol newer than GLIBC_2.28.
# Called by build_scripts/building/release.py; the packages of BUILD_PACKAGES there are installed.
set -eu
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8
mkdir -p /opt/source /opt/src
cd /opt/source
apt-get source -q --download-only python3.11
tar xf python3.11_*.orig.tar.* -C /opt/src --strip-components=1
# glibc 2.29 gave these functions new versions; the old ones serve as well and are in every glibc.
cat > /opt/symver.h <<'H'
#ifndef __ASSEMBLER__
__asm__(".symver exp,exp@GLIBC_2.2.5");
__asm__(".symver log,log@GLIBC_2.2.5");
__asm__(".symver pow,pow@GLIBC_2.2.5");
__asm__(".symver log2,log2@GLIBC_2.2.5");
__asm__(".symver exp2,exp2@GLIBC_2.2.5");
#endif
H
cd /opt/src
./configure --prefix=/opt/py --enable-shared --disable-test-modules --with-ensurepip=install \
    CFLAGS="-include /opt/symver.h" LDFLAGS="-Wl,-rpath,/opt/py/lib" > /opt/configure.log 2>&1
# sem_clockwait came with glibc 2.30; without it Python waits with sem_timedwait.
sed -i 's/^#define HAVE_SEM_CLOCKWAIT 1/\/* HAVE_SEM_CLOCKWAIT: glibc 2.30 *\//' pyconfig.h
make -j"$(nproc)" > /opt/make.log 2>&1
make install > /opt/install.log 2>&1
for module in zlib _ctypes _bz2 _lzma _sqlite3 pyexpat unicodedata _decimal _uuid; do
    /opt/py/bin/python3.11 -c "import $module"
done
