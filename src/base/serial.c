#include "base/serial.h"

bool serial_set(int file, speed_t speed, bool pauses)
{
    struct termios modes;
    if (tcgetattr(file, &modes) != 0)
        return false;
    cfmakeraw(&modes);
    modes.c_cflag &= ~(tcflag_t)(CSTOPB | HUPCL | CRTSCTS);
    modes.c_cflag |= CLOCAL | CREAD;
    modes.c_iflag |= IGNBRK;
    if (pauses)
        modes.c_iflag |= IXON;
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    cfsetspeed(&modes, speed);
    tcflush(file, TCIFLUSH);
    return tcsetattr(file, TCSANOW, &modes) == 0;
}
