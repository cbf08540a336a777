#!/bin/sh
# Inside a Debian 11 chroot: CPython 3.11 and SQLite from Debian's source packages, asking for nothing newer than
# GLIBC_2.28.
# Called by build_scripts/building/release.py; the packages of BUILD_PACKAGES there are installed.
set -eu
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8
mkdir -p /opt/source /opt/src
cd /opt/source
apt-get source -q --download-only python3.11 sqlite3
tar xf python3.11_*.orig.tar.* -C /opt/src --strip-components=1
mkdir -p /opt/sqlite
tar xf sqlite3_*.orig.tar.* -C /opt/sqlite --strip-components=1
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
# Debian 11's own libsqlite3 asks for GLIBC_2.29. Python's modules look in /opt/py/lib first.
mkdir -p /opt/py/lib
cd /opt/sqlite
./configure > /opt/sqlite.log 2>&1
make sqlite3.c >> /opt/sqlite.log 2>&1
gcc -O2 -fPIC -shared -include /opt/symver.h -DSQLITE_THREADSAFE=1 -DSQLITE_DQS=0 -DSQLITE_ENABLE_COLUMN_METADATA \
    -Wl,-soname,libsqlite3.so.0 -o /opt/py/lib/libsqlite3.so.0 sqlite3.c -lpthread -ldl -lm

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
